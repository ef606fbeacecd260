using Kpi.Bot.Ops;
using Kpi.Bot.Tests.RoomsKit;

namespace Kpi.Bot.Tests.Ops;

/// <summary>The plan's calls: counted by month and endpoint, and told before they run out.</summary>
public sealed class CallLedgerTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    static async Task CallAsync(Rooms rooms, int times, int code = 0)
    {
        for (var i = 0; i < times; i++)
            rooms.Get<CallCounter>().Count("POST im/v1/messages", code, TimeSpan.FromMilliseconds(40));
        await rooms.Get<CallLedger>().WriteAsync(Ct);
    }

    [Fact]
    public async Task Calls_add_up_over_restarts_and_begin_anew_with_the_month()
    {
        await using var first = await Rooms.OpenAsync(Ct, at: "2026-07-31T23:50:00+08:00");
        await CallAsync(first, 3);
        await CallAsync(first, 2, code: 230020);
        await using var second = await first.RestartAsync(Ct);
        await CallAsync(second, 1);

        var july = await second.Get<CallLedger>().ReadAsync(Ct);
        second.Calendar.Advance(TimeSpan.FromMinutes(20));
        var august = await second.Get<CallLedger>().ReadAsync(Ct);

        Assert.Equal(("2026-07", 6L, new EndpointCalls("POST im/v1/messages", 6, 2)), (july.Month, july.Calls, Assert.Single(july.ByEndpoint)));
        Assert.Equal(("2026-08", 0L), (august.Month, august.Calls));
    }

    [Fact]
    public async Task Administrators_are_told_at_80_percent_and_at_95_percent_once_each()
    {
        await using var rooms = await Rooms.OpenAsync(Ct, configuration: "--Feishu:MonthlyCalls=100");
        foreach (var calls in (int[])[79, 1, 1, 13])
            await CallAsync(rooms, calls);
        Assert.False(rooms.Get<CallLedger>().IsTight);
        foreach (var calls in (int[])[1, 5])
            await CallAsync(rooms, calls);
        Assert.True(rooms.Get<CallLedger>().IsTight);

        Assert.Equal(2, await rooms.AskAsync<int>("SELECT COUNT(*) FROM outbox WHERE person = 'ou_admin'", Ct));
        Assert.Equal(2, await rooms.AskAsync<int>("SELECT COUNT(*) FROM finding_told", Ct));
    }
}

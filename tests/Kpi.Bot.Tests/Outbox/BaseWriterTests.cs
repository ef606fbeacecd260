using Kpi.Bot.Base;
using Kpi.Bot.Outbox;
using Kpi.Bot.Tests.RoomsKit;
using Kpi.Feishu.Base;

namespace Kpi.Bot.Tests.Outbox;

/// <summary>A row is found by its business key: added once, changed after.</summary>
public sealed class BaseWriterTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    static BaseWrite Leads(int value) => new("增长", ActualsTable.Name, "LEADS|2026-07-13", new Dictionary<string, System.Text.Json.Nodes.JsonNode?>
    {
        ["指标编码"] = CellValues.Text("LEADS"), ["日期"] = CellValues.Moment(new DateTimeOffset(2026, 7, 13, 0, 0, 0, TimeSpan.FromHours(8))), ["数值"] = CellValues.Number(value),
    });

    [Fact]
    public async Task The_first_write_adds_the_row_and_the_next_changes_it()
    {
        await using var rooms = await Rooms.OpenAsync(Ct, kpis: new Fakes.FakeBase());
        await rooms.WriteAsync(Ct, Leads(1), Leads(2));

        await rooms.Start().SettleAsync(Ct);

        Assert.Equal("2", Assert.Single(rooms.Records.Rows).Value["数值"]);
        Assert.Equal(["add rec1", "written LEADS|2026-07-13", "change rec1", "written LEADS|2026-07-13"], rooms.Records.Log);
    }

    [Fact]
    public async Task A_row_that_a_person_added_is_changed_and_not_doubled()
    {
        await using var rooms = await Rooms.OpenAsync(Ct, kpis: new Fakes.FakeBase());
        rooms.Records.Rows["rec_hand"] = [];
        rooms.Records.Known["LEADS|2026-07-13"] = "rec_hand";
        await rooms.WriteAsync(Ct, Leads(1));

        await rooms.Start().SettleAsync(Ct);

        Assert.Equal("1", Assert.Single(rooms.Records.Rows).Value["数值"]);
    }

    [Fact]
    public async Task A_row_that_was_deleted_by_hand_comes_back()
    {
        await using var rooms = await Rooms.OpenAsync(Ct, kpis: new Fakes.FakeBase());
        await rooms.WriteAsync(Ct, Leads(1));
        rooms.Start();
        await rooms.SettleAsync(Ct);
        rooms.Records.Rows.Clear();

        await rooms.WriteAsync(Ct, Leads(2));
        await rooms.SettleAsync(Ct);

        Assert.Equal("2", Assert.Single(rooms.Records.Rows).Value["数值"]);
    }

    [Fact]
    public async Task A_crash_after_adding_and_before_noting_leaves_one_row()
    {
        await using var first = await Rooms.OpenAsync(Ct, kpis: new Fakes.FakeBase());
        await first.WriteAsync(Ct, Leads(1));
        var token = Guid.Parse((await first.AskAsync<string>("SELECT id FROM outbox", Ct))!);
        await first.Records.AddAsync("app", "tbl", [Leads(1).Fields], token, Ct);

        await using var second = await first.RestartAsync(Ct);
        await second.Start().SettleAsync(Ct);

        Assert.Single(second.Records.Rows);
    }
}

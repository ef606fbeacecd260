using Kpi.Bot.State;
using Kpi.Bot.Tests.RoomsKit;

namespace Kpi.Bot.Tests.State;

/// <summary>The state database: all or nothing, one writer, one run.</summary>
public sealed class StateDbTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    const string Insert = "INSERT INTO finding_told (key, told_at) VALUES (@key, @at) ON CONFLICT DO NOTHING";

    [Fact]
    public async Task What_is_not_committed_has_not_happened_and_nothing_follows_from_it()
    {
        await using var rooms = await Rooms.OpenAsync(Ct);
        var followed = false;
        await using (var tx = await rooms.Get<IStateDb>().BeginAsync(Ct))
        {
            await tx.TryInsertAsync(Insert, new { key = "a", at = rooms.Calendar.GetUtcNow() }, Ct);
            tx.Afterwards(() => followed = true);
        }

        Assert.Equal(0, await rooms.AskAsync<int>("SELECT COUNT(*) FROM finding_told", Ct));
        Assert.False(followed);
    }

    [Fact]
    public async Task Of_many_at_once_one_is_first()
    {
        await using var rooms = await Rooms.OpenAsync(Ct);

        var first = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () =>
        {
            await using var tx = await rooms.Get<IStateDb>().BeginAsync(Ct);
            var won = await tx.TryInsertAsync(Insert, new { key = "a", at = rooms.Calendar.GetUtcNow() }, Ct);
            await tx.CommitAsync(Ct);
            return won;
        }, Ct)));

        Assert.Single(first, won => won);
    }

    [Fact]
    public async Task Moments_come_back_as_they_went_in_and_sort_as_text()
    {
        await using var rooms = await Rooms.OpenAsync(Ct);
        var late = new DateTimeOffset(2026, 7, 14, 1, 0, 0, TimeSpan.FromHours(8));
        var later = new DateTimeOffset(2026, 7, 13, 18, 0, 0, TimeSpan.Zero);
        await using (var tx = await rooms.Get<IStateDb>().BeginAsync(Ct))
        {
            await tx.TryInsertAsync(Insert, new { key = "later", at = later }, Ct);
            await tx.TryInsertAsync(Insert, new { key = "late", at = late }, Ct);
            await tx.CommitAsync(Ct);
        }

        Assert.Equal("late", await rooms.AskAsync<string>("SELECT key FROM finding_told ORDER BY told_at LIMIT 1", Ct));
        Assert.Equal(late, await rooms.AskAsync<DateTimeOffset>("SELECT told_at FROM finding_told ORDER BY told_at LIMIT 1", Ct));
    }

    [Fact]
    public async Task A_second_run_on_the_same_file_does_not_get_it_and_the_next_one_does()
    {
        await using var rooms = await Rooms.OpenAsync(Ct);
        var file = rooms.Get<StateDb>().File;

        using (RunLock.TryTake(file))
            Assert.Null(RunLock.TryTake(file));
        using var next = RunLock.TryTake(file);
        Assert.NotNull(next);
    }

    [Fact]
    public async Task Old_work_that_is_done_is_let_go_and_what_failed_stays()
    {
        await using var rooms = await Rooms.OpenAsync(Ct);
        await rooms.HearAsync(rooms.Message("om_old", "/kpi help"), Ct);
        await rooms.Start().SettleAsync(Ct);
        rooms.Calendar.Advance(TimeSpan.FromDays(61));
        await rooms.HearAsync(rooms.Message("om_new", "/kpi help"), Ct);
        await rooms.SettleAsync(Ct);

        await new Housekeeping(rooms.Get<IStateDb>(), rooms.Get<Clocks>()).RunAsync(Ct);

        Assert.Equal("om_new", await rooms.AskAsync<string>("SELECT GROUP_CONCAT(id) FROM received", Ct));
        Assert.Equal(1, await rooms.AskAsync<int>("SELECT COUNT(*) FROM outbox", Ct));
    }
}

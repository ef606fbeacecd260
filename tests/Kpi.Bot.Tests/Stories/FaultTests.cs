using Kpi.Bot.Tests.OfficeKit;
using Kpi.Sandbox.Gateway;
using static Kpi.Bot.Tests.Stories.LoggedDays;

namespace Kpi.Bot.Tests.Stories;

/// <summary>Events that come twice, late or into a cut connection, and a worker that stops: people get one answer and the base one row, never none and never two.</summary>
public sealed class FaultTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_event_that_is_delivered_twice_is_answered_once(bool anotherEventId)
    {
        await using var office = await OpenAsync();
        office.Feishu.PushFaults.DuplicatesGetNewEventId = anotherEventId;
        office.Feishu.PushFaults.Duplicate(3);

        await LogsThreeDaysAsync(office);
    }

    [Fact]
    public async Task A_lost_acknowledgement_brings_the_event_again_and_it_is_answered_once()
    {
        await using var office = await OpenAsync();
        office.Feishu.PushFaults.LoseAcks(2);

        // Without an acknowledgement the platform waits 3 s and delivers again, here 1.5 s later.
        await LogsThreeDaysAsync(office);
        await office.UntilAsync(() => office.Feishu.Deliveries.Pending == 0 ? "all" : null, "the redelivery", TimeSpan.FromSeconds(30), Ct);
        await OneEachAsync(office);
    }

    [Fact]
    public async Task An_event_that_comes_again_a_day_later_and_after_a_restart_is_not_answered_again()
    {
        await using var office = await OpenAsync(redelivery: null);
        var desk = office.As("王芳");
        office.Feishu.PushFaults.LoseAcks(1);
        await desk.AskAsync("/kpi log 线索量 11 2026-07-11", Ct);
        await office.RowsUntilAsync("实绩", r => r.Count == 11, Ct);
        // The platform gives the acknowledgement 3 s; then the event is to come again, by the calendar.
        await office.UntilAsync(() => office.World.Calls.All.Any(c => c.Method == "PUSH" && c.Answer == "TimedOut") ? "so" : null, "the time-out", TimeSpan.FromSeconds(30), Ct);
        await office.StopBotAsync();
        await office.StartBotAsync(Ct);

        office.MoveTo("2026-07-15 10:00");
        await office.UntilAsync(() => office.Feishu.Deliveries.Pending == 0 ? "so" : null, "the redelivery", TimeSpan.FromSeconds(30), Ct);
        await desk.AskAsync("/kpi help", Ct);

        Assert.Equal(2, desk.SaidIn(desk.Direct).Count(s => s.Message.ParentId is not null));
        Assert.Equal(11, office.Rows("实绩").Count);
    }

    [Fact]
    public async Task A_connection_cut_in_mid_event_comes_back_and_nothing_is_lost()
    {
        // The event comes again after 3 s; the bot is back after 1 to 1.5 s.
        await using var office = await OpenAsync(redelivery: 0.2);
        office.Feishu.PushFaults.CutAfterPush(1);

        await LogsThreeDaysAsync(office);
    }

    [Fact]
    public async Task A_press_after_the_connection_was_dropped_is_answered()
    {
        await using var office = await OpenAsync();
        var desk = office.As("王芳");
        var help = await desk.AskAsync("/kpi help", Ct);
        office.Feishu.Connections.DropAll();
        foreach (var count in (int[])[0, 1])
            await office.UntilAsync(() => office.Feishu.Connections.Count == count ? "so" : null, $"{count} connections", TimeSpan.FromSeconds(30), Ct);
        // A press is never delivered again: the new connection has to have carried something first.
        await desk.AskAsync("/kpi help", Ct);

        var result = await desk.PressAsync(help, "我的", Ct);

        Assert.Null(result.Code);
        await desk.SeeCardAsync(desk.Direct, Ct, "王芳 · 7月");
    }

    [Fact]
    public async Task What_was_decided_before_a_restart_is_sent_after_it_once()
    {
        await using var office = await OpenAsync();
        // Feishu refuses every write and answer until the bot has been stopped: decided, kept, not carried out.
        office.Feishu.Faults.Plan(new Fault(Reply) { Status = 500, Times = 1000 });
        office.Feishu.Faults.Plan(new Fault("records") { Status = 500, Times = 1000 });
        var desk = office.As("王芳");
        var asked = await office.Feishu.People.SendTextAsync(desk.Person.OpenId, desk.Direct.Id, "/kpi log 线索量 10 2026-07-11", Ct);
        await office.UntilAsync(() => office.World.Calls.All.Any(c => c.Method == "POST" && c.Path.EndsWith("/reply", StringComparison.Ordinal)) ? "tried" : null,
            "a try to answer", TimeSpan.FromSeconds(30), Ct);
        await office.StopBotAsync();
        Assert.DoesNotContain(desk.SaidIn(desk.Direct), s => s.Message.ParentId == asked.Id);

        office.Feishu.Faults.Clear();
        await office.StartBotAsync(Ct);
        await desk.SeeAsync(desk.Direct, m => m.ParentId == asked.Id, Ct);
        await office.RowsUntilAsync("实绩", r => r.Count == 11, Ct);
        await desk.AskAsync("/kpi help", Ct);

        Assert.Single(desk.SaidIn(desk.Direct), s => s.Message.ParentId == asked.Id);
        Assert.Equal(11, office.Rows("实绩").Count);
    }

    [Fact]
    public async Task A_question_that_waited_through_an_outage_is_not_answered_late_but_an_act_counts()
    {
        await using var office = await OpenAsync();
        var desk = office.As("王芳");
        await office.StopBotAsync();
        // Nobody is connected: the platform delivers again later.
        var question = await office.Feishu.People.SendTextAsync(desk.Person.OpenId, desk.Direct.Id, "/kpi me", Ct);
        var act = await office.Feishu.People.SendTextAsync(desk.Person.OpenId, desk.Direct.Id, "/kpi log 线索量 10 2026-07-11", Ct);
        office.MoveTo("2026-07-14 10:45");
        await office.StartBotAsync(Ct);

        var late = await desk.SeeAsync(desk.Direct, m => m.ParentId == question.Id, Ct);
        var logged = await desk.SeeAsync(desk.Direct, m => m.ParentId == act.Id, Ct);

        Assert.Contains("刚恢复服务", late.Text, StringComparison.Ordinal);
        Assert.Equal(["再问一次"], late.Buttons);
        Assert.Contains("已填报", logged.Text, StringComparison.Ordinal);
        await office.RowsUntilAsync("实绩", r => r.Count == 11, Ct);
    }
}

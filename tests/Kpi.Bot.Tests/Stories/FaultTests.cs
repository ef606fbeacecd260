using Kpi.Bot.Tests.OfficeKit;
using Kpi.Sandbox.Gateway;

namespace Kpi.Bot.Tests.Stories;

/// <summary>What goes wrong between Feishu and the bot: people get one answer and the base one row, never none and never two.</summary>
public sealed class FaultTests
{
    const string Reply = "POST /open-apis/im/v1/messages/{message_id}/reply";

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
    public async Task A_connection_cut_in_mid_event_comes_back_and_nothing_is_lost()
    {
        // The event comes again after 4.5 s; the bot is back after 1 to 1.5 s.
        await using var office = await OpenAsync(redelivery: 0.3);
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
        await office.UntilAsync(() => office.Feishu.Connections.Count == 1 ? "back" : null, "the connection", TimeSpan.FromSeconds(30), Ct);

        var result = await desk.PressAsync(help, "我的", Ct);

        Assert.Null(result.Code);
        await desk.SeeCardAsync(desk.Direct, Ct, "王芳 · 7月");
    }

    public static TheoryData<string, string> Spoilt => new()
    {
        { "429", Reply }, { "500", Reply }, { "cut", Reply }, { "done but no answer", Reply }, { "done but cut", Reply },
        { "429", "records" }, { "500", "records" }, { "done but no answer", "records" }, { "done but cut", "records" }, { "1254291", "records" },
    };

    [Theory]
    [MemberData(nameof(Spoilt))]
    public async Task A_call_that_is_refused_or_whose_answer_is_lost_leaves_one_answer_and_one_row(string how, string endpoint)
    {
        await using var office = await OpenAsync();
        office.Feishu.Faults.Plan(how switch
        {
            "429" => new Fault(endpoint) { Status = 429, Code = 99991400, ResetSeconds = 1 },
            "500" => new Fault(endpoint) { Status = 500, Times = 2 },
            "cut" => new Fault(endpoint) { Cut = true },
            "done but no answer" => new Fault(endpoint) { Status = 502, AfterWork = true },
            "done but cut" => new Fault(endpoint) { Cut = true, AfterWork = true },
            _ => new Fault(endpoint) { Status = 200, Code = 1254291, Message = "Write conflict", Times = 3 },
        });

        await LogsThreeDaysAsync(office);
        Assert.Empty(office.Feishu.Faults.Planned);
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

    /// <summary>Logs 11, 12 and 13 for the days of those numbers, and holds that each was answered once and written once.</summary>
    static async Task LogsThreeDaysAsync(Office office)
    {
        var desk = office.As("王芳");
        for (var day = 11; day <= 13; day++)
            Assert.Contains("已填报", (await desk.AskAsync($"/kpi log 线索量 {day} 2026-07-{day}", Ct)).Text, StringComparison.Ordinal);
        await office.RowsUntilAsync("实绩", r => r.Count >= 13, Ct);
        await OneEachAsync(office);
    }

    static async Task OneEachAsync(Office office)
    {
        var desk = office.As("王芳");
        // Answers of a chat come in order: after this one no earlier one is on its way.
        await desk.AskAsync("/kpi help", Ct);
        var asked = office.World.Messages.In(desk.Direct.Id).Where(m => !m.Sender.IsApp).ToList();
        Assert.All(asked, q => Assert.Single(desk.SaidIn(desk.Direct), s => s.Message.ParentId == q.Id));
        // Ten days of 30, then 11, 12 and 13.
        Assert.Equal(13, office.Rows("实绩").Count);
        Assert.Equal(["11", "12", "13"], office.Rows("实绩").TakeLast(3).Select(r => r["数值"]).Order());
    }

    static async Task<Office> OpenAsync(double redelivery = 0.1)
    {
        var office = await Office.OpenAsync("2026-07-14 10:00", Ct, redelivery: redelivery);
        await office.TeamAsync("孙经理", Ct);
        await office.MemberAsync("王芳", "主管", Ct);
        await office.IndicatorAsync("LEADS", "线索量", "王芳", Ct);
        await office.TargetAsync("LEADS", "2026-07", 1000, Ct);
        await office.ActualsAsync("LEADS", "2026-07-01", "2026-07-10", 30, Ct);
        await office.StartBotAsync(Ct);
        return office;
    }
}

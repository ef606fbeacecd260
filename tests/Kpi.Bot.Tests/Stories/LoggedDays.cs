using Kpi.Bot.Tests.OfficeKit;

namespace Kpi.Bot.Tests.Stories;

/// <summary>王芳 logs three days while something goes wrong.</summary>
static class LoggedDays
{
    public const string Reply = "POST /open-apis/im/v1/messages/{message_id}/reply";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Logs 11, 12 and 13 for the days of those numbers, and holds that each was answered once and written once.</summary>
    public static async Task LogsThreeDaysAsync(Office office)
    {
        var desk = office.As("王芳");
        for (var day = 11; day <= 13; day++)
            Assert.Contains("已填报", (await desk.AskAsync($"/kpi log 线索量 {day} 2026-07-{day}", Ct)).Text, StringComparison.Ordinal);
        await office.RowsUntilAsync("实绩", r => r.Count >= 13, Ct);
        await OneEachAsync(office);
    }

    public static async Task OneEachAsync(Office office)
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

    public static async Task<Office> OpenAsync(double? redelivery = 0.1)
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

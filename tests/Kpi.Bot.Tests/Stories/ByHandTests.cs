using Kpi.Bot.Tests.OfficeKit;

namespace Kpi.Bot.Tests.Stories;

/// <summary>Figures that people see, worked out by hand; from rows that people typed to the card.</summary>
public sealed class ByHandTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_owner_with_300_of_400_leads_sees_75_percent_and_that_she_is_on_track()
    {
        await using var office = await Office.OpenAsync(at: "2026-07-21 10:00", Ct);
        await office.TeamAsync("孙经理", Ct);
        await office.MemberAsync("王芳", "主管", Ct);
        await office.IndicatorAsync("SV_LEADS", "短视频线索量", "王芳", Ct);
        await office.TargetAsync("SV_LEADS", "2026-07", 400, Ct);
        await office.ActualsAsync("SV_LEADS", "2026-07-01", "2026-07-20", 15, Ct); // 300; pace 400 × 20/31 = 258
        await office.StartBotAsync(Ct);

        var card = await office.As("王芳").AskAsync("/kpi me", Ct);

        Assert.Contains("300 / 400 条", card.Text, StringComparison.Ordinal);
        Assert.Contains("75.0%", card.Text, StringComparison.Ordinal);
        Assert.Contains("● 正常", card.Text, StringComparison.Ordinal);
        Assert.Contains("应到 258 条 · 多 42 条", card.Text, StringComparison.Ordinal);
        // 15 a day without any spread: 300 + 15 × 11 = 465; 400 is reached after 7 more days, on the 27th.
        Assert.Contains("预计 465 条", card.Text, StringComparison.Ordinal);
        Assert.Contains("7月27日达标", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_owner_logs_is_written_once_counts_at_once_and_can_be_put_back()
    {
        await using var office = await Office.OpenAsync(at: "2026-07-21 10:00", Ct);
        await office.TeamAsync("孙经理", Ct);
        await office.MemberAsync("王芳", "主管", Ct);
        await office.IndicatorAsync("SV_LEADS", "短视频线索量", "王芳", Ct);
        await office.TargetAsync("SV_LEADS", "2026-07", 400, Ct);
        await office.ActualsAsync("SV_LEADS", "2026-07-01", "2026-07-20", 15, Ct);
        await office.StartBotAsync(Ct);
        var desk = office.As("王芳");

        var logged = await desk.AskAsync("/kpi log 短视频线索量 25 7/20", Ct);
        var me = await desk.AskAsync("/kpi me", Ct);
        await office.RowsUntilAsync("实绩", rows => rows.Any(r => Office.Day(r["日期"]) == new DateOnly(2026, 7, 20) && r["数值"] == "25"), Ct);
        await desk.PressAsync(logged, "改回原值", Ct);
        var rows = await office.RowsUntilAsync("实绩", rows => rows.All(r => r["数值"] == "15"), Ct);

        Assert.Contains("15 条（自动） → 25 条", logged.Text, StringComparison.Ordinal);
        // 19 × 15 + 25 = 310; 310 ÷ 400 = 77.5 %.
        Assert.Contains("310 / 400 条", logged.Text, StringComparison.Ordinal);
        Assert.Contains("77.5%", me.Text, StringComparison.Ordinal);
        Assert.Equal(20, rows.Count);
    }

    [Fact]
    public async Task A_ratio_is_logged_as_a_fraction_and_never_as_a_mean_of_days()
    {
        await using var office = await Office.OpenAsync(at: "2026-07-03 10:00", Ct);
        await office.TeamAsync("孙经理", Ct);
        await office.MemberAsync("李雷", "成员", Ct);
        await office.IndicatorAsync("EV_CVR", "活动线索转化率", "李雷", Ct, ("聚合", "比率"), ("单位", "%"), ("类别", "转化"));
        await office.TargetAsync("EV_CVR", "2026-07", 30, Ct);
        await office.StartBotAsync(Ct);
        var desk = office.As("李雷");

        await desk.AskAsync("/kpi log 活动线索转化率 1/10 2026-07-01", Ct);
        await desk.AskAsync("/kpi 填报 活动线索转化率 30／100 7月2日", Ct);
        var me = await desk.AskAsync("/kpi me", Ct);

        // 31 ÷ 110 = 28.2 %, not the mean of 10 % and 30 %; 28.18 ÷ 30 = 93.9 %.
        Assert.Contains("28.2 / 30 %", me.Text, StringComparison.Ordinal);
        Assert.Contains("93.9%", me.Text, StringComparison.Ordinal);
    }
}

using Kpi.Bot.Tests.OfficeKit;

namespace Kpi.Bot.Tests.Stories;

/// <summary>The card of 9:00: once a working day, whatever happens to the process.</summary>
public sealed class DailyTests
{
    const string Title = "增长组 · ";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task At_nine_the_group_gets_the_dashboard_once()
    {
        await using var office = await OpenAsync("2026-07-14 08:59");
        await office.StartBotAsync(Ct);
        var boss = office.As("孙经理");
        await boss.AskAsync("/kpi help", Ct);
        Assert.Empty(Cards(boss));

        office.MoveTo("2026-07-14 09:00");
        var card = await boss.SeeCardAsync(boss.Group, Ct, "增长组 · 7月14日 周二");
        await HappenedAsync(office, "提醒", "2026-07-14 10:00");

        // 13 days of 30 are 390 of 1,000; pace 1,000 × 13/31 = 419.
        Assert.Contains("390 / 1,000 条", card.Text, StringComparison.Ordinal);
        Assert.Contains("应到 41.9%", card.Text, StringComparison.Ordinal);
        Assert.Single(Cards(boss));
    }

    [Fact]
    public async Task A_restart_over_nine_neither_drops_nor_doubles_it()
    {
        await using var office = await OpenAsync("2026-07-14 08:59");
        var boss = office.As("孙经理");
        await office.StartBotAsync(Ct);
        office.Feishu.Clock.Advance(TimeSpan.FromSeconds(59));
        await office.StopBotAsync();

        // Down at 9:00:00; up again at 9:03, and restarted once more.
        office.MoveTo("2026-07-14 09:03");
        await office.StartBotAsync(Ct);
        await boss.SeeCardAsync(boss.Group, Ct, "增长组 · 7月14日 周二");
        await office.StopBotAsync();
        await office.StartBotAsync(Ct);
        var admin = await HappenedAsync(office, "提醒", "2026-07-14 10:00");

        Assert.Single(Cards(boss));
        Assert.Contains("晚 3 分", admin.Line("日报 | 增长组"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_the_National_Day_holiday_nothing_is_pushed_and_the_next_working_day_catches_up_once()
    {
        // 2026-10-01 to 07 are off; Thursday the 8th is worked.
        await using var office = await OpenAsync("2026-09-30 12:00");
        var boss = office.As("孙经理");
        await office.StartBotAsync(Ct);
        for (var day = 1; day <= 7; day++)
        {
            office.MoveTo($"2026-10-0{day} 11:00");
            await boss.AskAsync("/kpi help", Ct);
        }
        Assert.Empty(Cards(boss));

        office.MoveTo("2026-10-08 09:00");
        await boss.SeeCardAsync(boss.Group, Ct, "增长组 · 10月8日 周四");
        await HappenedAsync(office, "提醒", "2026-10-08 10:00");

        Assert.Single(Cards(boss));
    }

    [Fact]
    public async Task A_Saturday_that_is_worked_has_its_card_and_the_Sunday_after_has_none()
    {
        await using var office = await OpenAsync("2026-10-10 08:59");
        var boss = office.As("孙经理");
        await office.StartBotAsync(Ct);
        office.MoveTo("2026-10-10 09:00");
        await boss.SeeCardAsync(boss.Group, Ct, "增长组 · 10月10日 周六");
        office.MoveTo("2026-10-11 11:00");
        await boss.AskAsync("/kpi help", Ct);
        office.MoveTo("2026-10-12 09:00");
        await boss.SeeCardAsync(boss.Group, Ct, "增长组 · 10月12日 周一");

        Assert.Equal(2, Cards(boss).Count);
    }

    [Fact]
    public async Task A_job_by_hand_tells_first_then_sends_and_never_twice()
    {
        await using var office = await OpenAsync("2026-07-14 12:00");
        var boss = office.As("孙经理");

        var tried = await office.VerbAsync(Ct, "job", "daily", "--date", "2026-07-13", "--dry-run");
        Assert.Equal(0, tried);
        // 12 days of 30 before the morning of the 13th.
        var last = string.Join('\n', office.Output.ToString().Split('\n')[^4..]);
        Assert.True(last.Contains("360 / 1,000 条", StringComparison.Ordinal) && last.Contains("什么也没有发送", StringComparison.Ordinal), last);
        Assert.Empty(Cards(boss));

        Assert.Equal(0, await office.VerbAsync(Ct, "job", "daily", "--date", "2026-07-13"));
        Assert.Equal(0, await office.VerbAsync(Ct, "job", "daily", "--date", "2026-07-13"));

        Assert.Contains("以前已经做过，不重复", office.Output.ToString(), StringComparison.Ordinal);
        Assert.Contains("360 / 1,000 条", Assert.Single(Cards(boss)).Text, StringComparison.Ordinal);
    }

    /// <summary>A team with one indicator, 30 a day from July on, of 1,000 a month.</summary>
    static async Task<Office> OpenAsync(string at)
    {
        var office = await Office.OpenAsync(at, Ct);
        await office.TeamAsync("孙经理", Ct);
        await office.MemberAsync("孙经理", "负责人", Ct);
        await office.MemberAsync("周琪", "管理员", Ct);
        await office.IndicatorAsync("LEADS", "线索量", "孙经理", Ct, ("层级", "团队"));
        foreach (var month in (string[])["2026-07", "2026-09", "2026-10"])
            await office.TargetAsync("LEADS", month, 1000, Ct);
        await office.ActualsAsync("LEADS", "2026-07-01", "2026-07-13", 30, Ct);
        await office.ActualsAsync("LEADS", "2026-09-20", "2026-10-09", 30, Ct);
        return office;
    }

    static List<Seen> Cards(Desk desk) => [.. desk.SaidIn(desk.Group).Where(s => s.Text.StartsWith(Title, StringComparison.Ordinal))];

    /// <summary>Moves on to a later occasion and waits until the administrators' card shows it: whatever was due before has happened.</summary>
    static async Task<Seen> HappenedAsync(Office office, string job, string at)
    {
        office.MoveTo(at);
        return await office.AdminShowsAsync($"{job} | 增长组 | {at[5..7].TrimStart('0')}月{at[8..10].TrimStart('0')}日", Ct);
    }
}

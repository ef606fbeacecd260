using Kpi.Bot.Tests.OfficeKit;

namespace Kpi.Bot.Tests.Stories;

/// <summary>Figures as people see them: through the chat, in the demo office, by role.</summary>
public sealed class FiguresTests(DemoOffice demo) : IClassFixture<DemoOffice>
{
    static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Figures_of_a_person_asked_for_in_the_group_go_to_the_direct_chat()
    {
        var office = demo.Office;
        var wang = office.As("王芳");

        var group = await wang.AskGroupAsync("/kpi me", Ct);
        var mine = await wang.SeeCardAsync(wang.Direct, Ct, "短视频线索量", "得分");

        Assert.DoesNotContain("短视频线索量", group.Text, StringComparison.Ordinal);
        Assert.Equal("王芳 · 7月", Title(mine));
    }

    [Fact]
    public async Task A_member_sees_team_indicator_and_channels_and_somebody_unknown_no_figure()
    {
        var office = demo.Office;
        var li = office.As("李雷");

        Assert.Equal("增长组 · 7月21日 周二", Title(await li.AskAsync("/kpi team", Ct)));
        Assert.Equal("抖音线索量 · 7月", Title(await li.AskAsync("／ｋｐｉ　指标　抖音线索量", Ct)));
        Assert.Contains("小红书", (await li.AskAsync("/kpi 渠道", Ct)).Text, StringComparison.Ordinal);
        foreach (var question in new[] { "/kpi team", "/kpi show 线索量", "/kpi channel", "/kpi me" })
        {
            var answer = await office.As("吴迪").AskAsync(question, Ct);
            Assert.DoesNotContain("线索量", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("%", answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_button_leads_from_a_month_to_the_one_before()
    {
        var office = demo.Office;
        var sun = office.As("孙经理");
        var july = await sun.AskAsync("/kpi show 线索转化率", Ct);

        await sun.PressAsync(july, "上一周期", Ct);

        Assert.Equal("线索转化率 · 6月", Title(await sun.SeeAsync(sun.Direct, m => m.Card is not null && Title(new Seen(office.World, m)).EndsWith("6月", StringComparison.Ordinal), Ct)));
    }

    [Fact]
    public async Task At_nine_the_group_gets_one_dashboard_that_keeps_itself_current()
    {
        await using var office = await OpenAsync("2026-07-14 08:55");
        var wang = office.As("王芳");
        office.MoveTo("2026-07-14 09:00");
        var card = await wang.SeeCardAsync(wang.Group, Ct, "团队整体达成率", "需要关注");
        Assert.DoesNotContain("今日 +777", card.Text, StringComparison.Ordinal);

        await office.AddRowAsync("实绩", Ct, ("指标编码", "LEADS_SHORTVIDEO"), ("日期", new DateOnly(2026, 7, 14)), ("数值", 777), ("来源", "人工"));
        for (var asked = 1; !(await wang.AskAsync("/kpi show LEADS_SHORTVIDEO", Ct)).Text.Contains("+777", StringComparison.Ordinal); asked++)
            Assert.True(asked < 50, "the new actual is not seen");
        office.MoveTo("2026-07-14 09:15");
        await office.UntilAsync(() => card.Now.Text.Contains("今日 +777", StringComparison.Ordinal) ? "shown" : null, "the card in place", TimeSpan.FromSeconds(30), Ct);

        Assert.Single(office.World.Messages.In(wang.Group.Id), m => m.Card is not null && new Seen(office.World, m).Text.Contains("团队整体达成率", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_long_holiday_the_card_tells_what_came_in_since_it_began()
    {
        await using var office = await OpenAsync("2026-10-07 12:00");
        var wang = office.As("王芳");

        office.MoveTo("2026-10-08 09:00");
        var card = await wang.SeeCardAsync(wang.Group, Ct, "团队整体达成率");

        Assert.Equal("增长组 · 10月8日 周四", Title(card));
        Assert.Contains("10月1日起 +", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("昨日", card.Text, StringComparison.Ordinal);
    }

    static async Task<Office> OpenAsync(string at)
    {
        var office = await Office.OpenAsync(at, Ct, demo: true);
        await office.StartBotAsync(Ct);
        return office;
    }

    static string Title(Seen card) => (string?)card.Message.Card?["header"]?["title"]?["content"] ?? "";
}

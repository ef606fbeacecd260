using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Show;
using Kpi.Bot.Tests.Cards;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Tests.Show;

public sealed class ShowCommandTests
{
    static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_indicator_is_shown_by_a_part_of_its_name()
    {
        var view = Assert.IsType<ShowView>(await AskAsync(Douyin(), "ou_wang", "线索"));

        Assert.Equal(("抖音线索量 · 7月", "208 / 620 条", "▲ 提醒"), (view.Head.Title, view.Line.Figure, view.Line.Sign));
        Assert.Equal("抖音线索量 208 / 620 条（33.5%），提醒", view.Head.Summary);
    }

    [Fact]
    public async Task Why_it_is_behind_is_a_bar_for_each_factor()
    {
        var view = Assert.IsType<ShowView>(await AskAsync(Douyin(), "ou_wang", "抖音线索量"));

        Assert.Equal("少 52 条，从哪里来", view.WhyTitle); // 208 against 620 × 13/31
        Assert.Equal([new ShowView.Cause("曝光量", "−20%", "▰▰▰▰▰▰▰▰▰▰", "占 100%"), new ShowView.Cause("留资率", "±0%", "▱▱▱▱▱▱▱▱▱▱", "占 0%")], view.Why);
    }

    [Fact]
    public async Task The_chart_has_the_days_so_far_the_target_and_the_projection_in_62_points()
    {
        var card = Filled.Of(await AskAsync(Douyin(), "ou_wang", "抖音线索量"));

        Assert.Equal(13 + 31 + 18, card.Points);
        Assert.Equal("2:1", (string?)Assert.Single(card.All("chart"))["aspect_ratio"]);
    }

    [Fact]
    public async Task What_was_done_before_and_who_decided_the_target_are_told()
    {
        var paper = Douyin();
        var leads = paper.Find(new IndicatorCode("抖音线索量"))!;
        paper.Target(leads, Period.MonthOf(Paper.Today), 700, version: 2);
        paper.ChangeRows.Add(new TargetChange("增长", "TC-1", leads.Code, Period.MonthOf(Paper.Today), 620, 700, null, null, "增投",
            new UserId("ou_li"), new UserId("ou_sun"), ChangeState.Approved, null, null, null));
        paper.DeviationRows.Add(new Deviation("增长", "DV-1", Period.WeekOf(new DateOnly(2026, 6, 8)), leads.Code, new UserId("ou_li"), 100, 76, 76, Status.Behind,
            null, "发布时间调整", "内容", "恢复20:00发布", null, DeviationState.Closed, null));

        var view = Assert.IsType<ShowView>(await AskAsync(paper, "ou_wang", "抖音线索量"));

        Assert.Equal(["v2 700 条 · 7月1日起 · 协商 · 孙经理通过", "v1 620 条 · 7月1日起 · 协商"], view.Versions);
        Assert.Equal(new ShowView.Deed("▲", "orange", "2026-W24（6月8日–14日）", "76 / 100 条", "发布时间调整 → 恢复20:00发布", "已关闭"), Assert.Single(view.Past));
        Assert.Contains("孙经理通过", Filled.Of(view).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_owner_and_managers_get_the_buttons_that_change_something()
    {
        var paper = Douyin();
        paper.MemberRows.Add(new Member("陈晨", new UserId("ou_chen"), Role.Member, "增长组", null, null, true));

        Assert.Equal(["target 抖音线索量", "log 抖音线索量", "show 抖音线索量 2026-06"], Filled.Of(await AskAsync(paper, "ou_wang", "抖音线索量")).Commands);
        Assert.Equal(["show 抖音线索量 2026-06"], Filled.Of(await AskAsync(paper, "ou_chen", "抖音线索量")).Commands);
    }

    [Fact]
    public async Task An_earlier_period_is_shown_as_it_ended()
    {
        var view = Assert.IsType<ShowView>(await AskAsync(Douyin(), "ou_wang", "抖音线索量", "6月"));

        Assert.Equal(("抖音线索量 · 6月", "无数据（未设目标）", "show 抖音线索量 2026-05"), (view.Head.Title, view.Line.Figure, view.Buttons[^1].Command));
        Assert.Contains("还没有数据", Filled.Of(view).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_fits_two_is_asked_back_and_the_period_kept()
    {
        var choice = Assert.IsType<ChoiceView>(await AskAsync(Douyin(), "ou_sun", "量", "2026-06"));

        Assert.Equal(["show 抖音线索量 2026-06", "show 曝光量 2026-06"], choice.Choices.Select(c => c.Command));
    }

    [Fact]
    public async Task One_code_in_two_bases_asks_which_team_is_meant()
    {
        var paper = Douyin();
        var other = new Paper { Name = "品牌" };
        other.Indicator("曝光量", 100, change: i => i with { Team = "品牌组" });
        paper.Others.Add(other);

        var choice = Assert.IsType<ChoiceView>((await new ShowCommand(paper).AnswerAsync(
            paper.Asks("ou_sun", "曝光量") with { Sender = paper.As("ou_sun") with { IsAdmin = true, Rows = [] } }, Ct)).View);

        Assert.Equal(["show 增长组·曝光量", "show 品牌组·曝光量"], choice.Choices.Select(c => c.Command));
    }

    [Fact]
    public async Task A_misspelt_name_offers_the_closest()
    {
        var notice = Assert.IsType<NoticeView>(await AskAsync(Douyin(), "ou_sun", "抖因线索"));

        Assert.Equal("show 抖音线索量", notice.Buttons[0].Command);
        Assert.Equal("没有找到指标「完全不同」。", Assert.IsType<NoticeView>(await AskAsync(Douyin(), "ou_sun", "完全不同")).Text);
    }

    [Fact]
    public async Task A_week_and_a_month_to_come_are_answered_with_what_to_ask_instead()
    {
        Assert.Contains("周报", Assert.IsType<NoticeView>(await AskAsync(Douyin(), "ou_sun", "曝光量", "2026-W28")).Text, StringComparison.Ordinal);
        Assert.Equal("8月还没有开始。", Assert.IsType<NoticeView>(await AskAsync(Douyin(), "ou_sun", "曝光量", "2026-08")).Text);
    }

    static Paper Douyin()
    {
        var paper = new Paper();
        Indicator OfDouyin(Indicator i) => i with { Level = Level.Channel, Channel = "抖音" };
        paper.Daily(paper.Indicator("抖音线索量", 620, owner: "ou_li", change: i => OfDouyin(i) with { Formula = "曝光量 × 留资率" }), "2026-07-01", "2026-07-13", 16);
        paper.Daily(paper.Indicator("曝光量", 31_000, "次", change: OfDouyin), "2026-07-01", "2026-07-13", 800);
        paper.Daily(paper.Indicator("留资率", 2, "%", change: OfDouyin), "2026-07-01", "2026-07-13", null, 16, 800);
        return paper;
    }

    static async Task<ICardView> AskAsync(Paper paper, string person, params string[] arguments) =>
        (await new ShowCommand(paper).AnswerAsync(paper.Asks(person, arguments), Ct)).View;
}

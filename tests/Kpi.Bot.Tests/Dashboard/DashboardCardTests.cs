using Kpi.Bot.Cards;
using Kpi.Bot.Dashboard;
using Kpi.Bot.Tests.Cards;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Tests.Dashboard;

public sealed class DashboardCardTests
{
    static readonly DateOnly Today = Paper.Today;

    [Fact]
    public void The_team_stands_at_the_weighted_mean_and_is_compared_with_its_pace()
    {
        var paper = new Paper();
        paper.Daily(paper.Indicator("线索量", 1000, change: i => i with { Weight = 60 }), "2026-07-01", "2026-07-13", 40); // 520 of 1000: 52 %; pace 13/31 = 41.9 %
        paper.Daily(paper.Indicator("线索转化率", 12, "%", change: i => i with { Weight = 40 }), "2026-07-01", "2026-07-13", null, 12, 100); // 100 %

        var view = Make(paper);

        Assert.Equal(("71.2%", "领先 6 个百分点", "green"), (view.Big, view.Lead.Replace(".0", "", StringComparison.Ordinal), view.LeadColour)); // .6 × 52 + .4 × 100; due .6 × 41.9 + 40
        Assert.Equal("应到 65.2% · 按此进度期末 112%", view.Outlook); // .6 × 120 + 40
        Assert.Equal("线索量 520 / 1,000 条（52.0%），应到 41.9%，全部在轨", view.Head.Summary);
    }

    [Fact]
    public void The_three_largest_gaps_name_their_owner_and_the_factor_behind()
    {
        var paper = new Paper();
        paper.Daily(paper.Indicator("线索量", 1000), "2026-07-01", "2026-07-13", 40);
        var leads = paper.Indicator("抖音线索量", 620, owner: "ou_li", change: i => i with { Formula = "曝光量 × 留资率", Level = Level.Channel, Channel = "抖音" });
        paper.Daily(paper.Indicator("曝光量", 31_000, "次", change: i => i with { Level = Level.Channel, Nature = Nature.Process }), "2026-07-01", "2026-07-13", 800);
        paper.Daily(paper.Indicator("留资率", 2, "%", change: i => i with { Level = Level.Channel }), "2026-07-01", "2026-07-13", null, 16, 800);

        var gap = Make(paper).Gaps.First(g => g.Name == "抖音线索量");

        Assert.Equal(("▲", "少 52 条", "ou_li"), (gap.Mark, gap.Gap, gap.Owner)); // 208 of 620 × 13/31 = 260
        Assert.Equal("曝光量 −20% 造成缺口的 100%", gap.Why);
        Assert.NotNull(leads);
    }

    [Fact]
    public void A_team_on_track_over_a_channel_that_is_not_does_not_say_all_is_well()
    {
        var paper = new Paper();
        paper.Daily(paper.Indicator("线索量", 1000), "2026-07-01", "2026-07-13", 40);
        paper.Daily(paper.Indicator("抖音线索量", 400, owner: "ou_li"), "2026-07-01", "2026-07-13", 5);

        var view = Make(paper);

        Assert.Equal(("▲ 1 项需关注", "线索量 520 / 1,000 条（52.0%），应到 41.9%，1 项需关注"), (view.Head.Tags[0].Text, view.Head.Summary));
    }

    [Fact]
    public void Only_the_card_of_nine_mentions()
    {
        var paper = new Paper();
        paper.Daily(paper.Indicator("线索量", 1000, owner: "ou_wang", change: i => i with { Level = Level.Team }), "2026-07-01", "2026-07-13", 10);

        Assert.Contains("<at id=ou_wang></at>", Filled.Of(Make(paper, mention: true)).Text, StringComparison.Ordinal);
        var asked = Filled.Of(Make(paper)).Text;
        Assert.DoesNotContain("<at", asked, StringComparison.Ordinal);
        Assert.Contains("<person id='ou_wang'", asked, StringComparison.Ordinal);
    }

    [Fact]
    public void On_a_Monday_the_change_is_since_Friday()
    {
        var paper = new Paper();
        paper.Daily(paper.Indicator("线索量", 1000), "2026-07-01", "2026-07-12", 20);
        var monday = new DateOnly(2026, 7, 13);

        var view = new DashboardCard(paper, paper.TeamRows[0], monday, WorkDays.Before(paper, monday), null, false, Words.Chinese).Make();

        Assert.Equal("7月10日起 +60", view.Lines.Single().Change);
    }

    [Fact]
    public void When_all_is_on_track_the_list_is_a_line_a_row_and_names_the_closest()
    {
        var paper = new Paper();
        paper.Daily(paper.Indicator("线索量", 1000), "2026-07-01", "2026-07-13", 40);
        paper.Daily(paper.Indicator("内容量", 1000), "2026-07-01", "2026-07-13", 32);

        var card = Filled.Of(Make(paper));

        Assert.Contains("全部在轨。最接近提醒线的是 内容量，按进度 99.2%", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("▰", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_team_without_indicators_is_told_how_to_begin() =>
        Assert.Contains("还没有团队级指标", Filled.Of(Make(new Paper())).Text, StringComparison.Ordinal);

    [Fact]
    public void A_late_source_is_named_with_the_day_it_owes()
    {
        var paper = new Paper();
        paper.Daily(paper.Indicator("线索量", 1000), "2026-06-01", "2026-07-13", 40);
        paper.Daily(paper.Indicator("笔记", 1000, change: i => i with { DataSource = "小红书" }), "2026-06-01", "2026-07-11", 40);

        Assert.Equal("数据截至 7月13日 · 小红书 延迟（自 7月12日） · CRM 08:31 · 覆盖率 100% · 自有", Make(paper).Freshness);
    }

    [Fact]
    public void A_channel_is_a_row_with_its_week_against_the_week_before()
    {
        var paper = new Paper();
        paper.Daily(paper.Indicator("线索量", 1000), "2026-07-01", "2026-07-13", 40);
        Indicator OfDouyin(Indicator i) => i with { Level = Level.Channel, Channel = "抖音" };
        var leads = paper.Indicator("抖音线索量", 400, change: OfDouyin);
        paper.Daily(leads, "2026-07-01", "2026-07-06", 20);
        paper.Daily(leads, "2026-07-07", "2026-07-13", 15);
        paper.Daily(paper.Indicator("抖音线索转化率", 10, "%", change: i => OfDouyin(i) with { Category = Category.Conversion }), "2026-07-01", "2026-07-13", null, 2, 20);

        // 6 × 20 + 7 × 15 = 225; 105 against 20 × 6 = 120 (June has no rows)
        Assert.Equal(new ChannelFigures("抖音", "225", "−13%", "red", "10%", "—", ""), Assert.Single(Make(paper).Channels));
    }

    [Fact]
    public void A_closed_month_has_no_yesterday_and_no_channel_table()
    {
        var paper = new Paper();
        var leads = paper.Indicator("线索量");
        paper.Target(leads, Period.MonthOf(new DateOnly(2026, 6, 1)), 900);
        paper.Daily(leads, "2026-06-01", "2026-06-30", 30);

        var view = new DashboardCard(paper, paper.TeamRows[0], Today, null, Period.MonthOf(new DateOnly(2026, 6, 1)), false, Words.Chinese).Make();

        Assert.Equal(("增长组 · 6月", "900 / 900 条", "", "应到 100.0% · 本期已结束"),
            (view.Head.Title, view.Lines.Single().Figure, view.Lines.Single().Change, view.Outlook));
    }

    [Fact]
    public void Sixty_indicators_fit_into_a_card()
    {
        var card = Filled.Of(Make(Largest.Team(60)));

        Assert.InRange(card.Elements, 1, 200);
        Assert.InRange(card.Bytes, 1, 30_000);
    }

    static DashboardView Make(Paper paper, bool mention = false) =>
        new DashboardCard(paper, paper.TeamRows[0], Today, WorkDays.Before(paper, Today), null, mention, Words.Chinese).Make();
}

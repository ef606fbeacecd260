using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Me;
using Kpi.Bot.Tests.Cards;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Tests.Me;

public sealed class MeCardTests
{
    static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Leads_of_195_at_a_pace_of_168_are_on_track_and_reach_400_on_the_27th()
    {
        var paper = new Paper();
        var leads = paper.Indicator("短视频线索量", 400, owner: "ou_wang");
        paper.Daily(leads, "2026-07-01", "2026-07-13", 15); // 195 of 400; pace 400 × 13/31 = 168

        var view = await AnswerAsync(paper, "ou_wang");
        var line = view.Items.Single().Line;

        Assert.Equal(("195 / 400 条", "48.8%", "● 正常"), (line.Figure, line.Attainment, line.Sign));
        Assert.Equal("应到 168 条 · 多 27 条 · 昨日 +15 · 预计 465 条 · 达标机会 100% · 7月27日达标", line.Note);
        Assert.Equal("1 项指标：1 正常 · 得分 48.8", view.Headline);
    }

    [Fact]
    public async Task What_is_owed_stands_before_the_figures_and_in_the_notification()
    {
        var paper = new Paper();
        var leads = paper.Indicator("短视频线索量", 400, owner: "ou_wang");
        paper.Daily(leads, "2026-07-01", "2026-07-13", 15);
        paper.DeviationRows.Add(OpenDeviation(leads, "ou_wang"));

        var card = Filled.Of(await AnswerAsync(paper, "ou_wang"));

        Assert.Equal("1 项指标：1 正常 · 得分 48.8，1 条偏差待回复", card.Summary);
        Assert.Contains("**1 条偏差待回复**<br><font color='grey'>2026-W28（7月6日–12日） 短视频线索量 76 / 100 条", card.Text, StringComparison.Ordinal);
        Assert.Equal(["reason 短视频线索量", "log 短视频线索量", "target 短视频线索量"], card.Commands);
    }

    [Fact]
    public async Task Anothers_deviation_and_an_answered_one_are_not_owed()
    {
        var paper = new Paper();
        var leads = paper.Indicator("短视频线索量", 400, owner: "ou_wang");
        paper.DeviationRows.Add(OpenDeviation(leads, "ou_li"));
        paper.DeviationRows.Add(OpenDeviation(leads, "ou_wang") with { State = DeviationState.Answered });

        Assert.Empty((await AnswerAsync(paper, "ou_wang")).Owed);
    }

    [Fact]
    public async Task The_worst_indicator_comes_first()
    {
        var paper = new Paper();
        paper.Daily(paper.Indicator("好", 400, owner: "ou_wang"), "2026-07-01", "2026-07-13", 15);
        paper.Daily(paper.Indicator("坏", 400, owner: "ou_wang"), "2026-07-01", "2026-07-13", 5);
        paper.Daily(paper.Indicator("中", 400, owner: "ou_wang"), "2026-07-01", "2026-07-13", 11);

        Assert.Equal(["坏", "中", "好"], (await AnswerAsync(paper, "ou_wang")).Items.Select(i => i.Line.Name));
    }

    [Fact]
    public async Task Somebody_without_indicators_is_told_how_to_get_one()
    {
        var card = Filled.Of(await AnswerAsync(new Paper(), "ou_li"));

        Assert.Contains("你名下还没有指标", card.Text, StringComparison.Ordinal);
        Assert.Equal(["team", "help"], card.Commands);
    }

    [Fact]
    public async Task An_indicator_without_data_or_target_says_so_and_is_no_zero()
    {
        var paper = new Paper();
        paper.Indicator("新指标", owner: "ou_li");
        paper.Indicator("没数据", 100, owner: "ou_li");

        var lines = (await AnswerAsync(paper, "ou_li")).Items.Select(i => (i.Line.Figure, i.Line.Attainment, i.Line.Sign));

        Assert.Equal([("无数据（未设目标）", "", "○ 无数据"), ("— / 100 条", "", "○ 无数据")], lines);
        Assert.Contains("还没有数据", Filled.Of(await AnswerAsync(paper, "ou_li")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sixty_indicators_fit_into_a_card()
    {
        var card = Filled.Of(await AnswerAsync(Largest.Team(60, owner: "ou_wang"), "ou_wang"));

        Assert.InRange(card.Elements, 1, 200);
        Assert.InRange(card.Bytes, 1, 30_000);
        Assert.Equal(55, card.All("table").Single()["rows"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_name_full_of_markup_is_shown_as_text()
    {
        var paper = new Paper();
        paper.Indicator("<at id=all></at>\"\\**", 100, owner: "ou_li");

        Assert.DoesNotContain("<at", Filled.Of(await AnswerAsync(paper, "ou_li")).Markup, StringComparison.Ordinal);
    }

    static Deviation OpenDeviation(Indicator indicator, string owner) => new("增长", "DV-2026W28-" + indicator.Code, Period.WeekOf(new DateOnly(2026, 7, 6)),
        indicator.Code, new UserId(owner), 100, 76, 76, Status.Behind, null, null, null, null, null, DeviationState.Open, null);

    static async Task<MeView> AnswerAsync(Paper paper, string person) =>
        Assert.IsType<MeView>((await new MeCommand(paper).AnswerAsync(paper.Asks(person), Ct)).View);
}

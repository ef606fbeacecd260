using Kpi.Bot.Cards;
using Kpi.Bot.Channels;
using Kpi.Bot.Tests.Cards;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Tests.Channels;

public sealed class ChannelCommandTests
{
    static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Channels_stand_side_by_side_the_largest_first()
    {
        var view = Assert.IsType<ChannelsView>(await AskAsync(TwoChannels(), "ou_li"));

        Assert.Equal(
        [
            new ChannelFigures("抖音", "195", "±0%", "grey", "10%", "¥187", "优化"),
            new ChannelFigures("小红书", "91", "±0%", "grey", "—", "—", "潜力"),
        ], view.Channels);
        Assert.Equal("抖音最多（195 条）", view.Lead);
        Assert.Equal([new ChannelsView.Kind("潜力", "小红书", "高效、小量"), new ChannelsView.Kind("优化", "抖音", "低效、放量")], view.Kinds);
        Assert.Equal(["channel 抖音", "channel 小红书"], Filled.Of(view).Commands);
    }

    [Fact]
    public async Task One_channel_shows_its_indicators_and_how_efficient_it_is()
    {
        var view = Assert.IsType<ChannelView>(await AskAsync(TwoChannels(), "ou_li", "抖音"));

        Assert.Equal(["抖音线索量", "抖音线索转化率", "抖音单条线索成本"], view.Lines.Select(l => l.Name).OrderBy(n => n.Length));
        Assert.StartsWith("优化：低效、放量", view.Kind, StringComparison.Ordinal);
        Assert.Equal(["¥200", "10.0%", "¥2,500", "25.0%"], view.Efficiency.Select(m => m.Value));
        Assert.NotEmpty(Filled.Of(view).All("chart"));
    }

    [Fact]
    public async Task A_name_nobody_knows_offers_the_channels_there_are() =>
        Assert.Equal(["channel 抖音", "channel 小红书"], Assert.IsType<NoticeView>(await AskAsync(TwoChannels(), "ou_li", "抖因")).Buttons.Select(b => b.Command));

    [Fact]
    public async Task Another_teams_channels_are_not_shown()
    {
        var paper = TwoChannels();
        paper.TeamRows.Add(new Team("增长", "品牌组", null, null, "Asia/Shanghai", true));
        paper.Indicator("微博线索量", 100, change: i => i with { Team = "品牌组", Level = Level.Channel, Channel = "微博" });

        Assert.Equal("没有你能看的渠道「微博」。", Assert.IsType<NoticeView>(await AskAsync(paper, "ou_li", "微博")).Text);
    }

    [Fact]
    public async Task A_team_without_channels_is_told_how_to_begin() =>
        Assert.Contains("还没有渠道指标", Filled.Of(await AskAsync(new Paper(), "ou_li")).Text, StringComparison.Ordinal);

    [Fact]
    public async Task Sixty_channels_and_a_channel_of_sixty_indicators_fit()
    {
        var many = new Paper();
        var one = new Paper();
        for (var n = 0; n < 60; n++)
        {
            var number = n;
            many.Daily(many.Indicator($"华东大区第{n:00}渠道线索量", 1_000_000, change: i => i with { Level = Level.Channel, Channel = $"华东大区第{number:00}渠道" }), "2026-06-20", "2026-07-13", 12_345 + n);
            one.Daily(one.Indicator($"华东大区第{n:00}渠道线索量", 1_000_000, change: i => i with { Level = Level.Channel, Channel = "抖音" }), "2026-06-01", "2026-07-13", 12_345 + n);
        }

        Assert.InRange(Filled.Of(await AskAsync(many, "ou_li")).Bytes, 1, 30_000);
        Assert.InRange(Filled.Of(await AskAsync(one, "ou_li", "抖音")).Elements, 1, 200);
    }

    static Paper TwoChannels()
    {
        var paper = new Paper();
        var day = ("2026-06-20", "2026-07-13");
        Indicator Of(Indicator i, string channel, Category category) => i with { Level = Level.Channel, Channel = channel, Category = category };
        paper.Daily(paper.Indicator("抖音线索量", 400, change: i => Of(i, "抖音", Category.Leads)), day.Item1, day.Item2, 15);
        paper.Daily(paper.Indicator("抖音线索转化率", 10, "%", change: i => Of(i, "抖音", Category.Conversion)), day.Item1, day.Item2, null, 2, 20);
        paper.Daily(paper.Indicator("抖音单条线索成本", 200, "元/条", change: i => Of(i, "抖音", Category.Cost) with { Aggregation = Aggregation.Ratio, Direction = Direction.LowerIsBetter }), day.Item1, day.Item2, null, 2805, 15);
        paper.Daily(paper.Indicator("小红书线索量", 200, change: i => Of(i, "小红书", Category.Leads)), day.Item1, day.Item2, 7);
        for (var month = 4; month <= 6; month++)
        {
            var of = Period.MonthOf(new DateOnly(2026, month, 1));
            paper.MonthRows.Add(new ChannelMonth("抖音", of, 400, 40, 80_000, 100_000)); // ROI 0.25
            paper.MonthRows.Add(new ChannelMonth("小红书", of, 200, 20, 20_000, 60_000)); // ROI 2
        }
        return paper;
    }

    static async Task<ICardView> AskAsync(Paper paper, string person, params string[] arguments) =>
        (await new ChannelCommand(paper).AnswerAsync(paper.Asks(person, arguments), Ct)).View;
}

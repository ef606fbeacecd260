using CsCheck;
using Kpi.Domain.Formulas;
using Kpi.Domain.Model;

namespace Kpi.Domain.Tests.Formulas;

public sealed class AttributionTests
{
    readonly Board board = new();

    FactorAttribution? Week(Indicator indicator) => FactorAttribution.Of(board.Facts, indicator, Board.D("2026-07-06"), Board.D("2026-07-12"));

    [Fact]
    public void Fewer_views_and_a_better_rate_are_told_apart()
    {
        var effects = Lmdi.Split([500_000, 0.03], [400_000, 0.033]);

        Assert.Equal([-3142.0, 1342.0], effects.Select(e => Math.Round(e, 1)));
        Assert.Equal(-1800, effects.Sum(), 9);
    }

    [Fact]
    public void A_factor_that_did_not_move_carries_nothing() =>
        Assert.Equal([-3000.0, 0.0], Lmdi.Split([500_000, 0.03], [400_000, 0.03]).Select(e => Math.Round(e, 9)));

    [Fact]
    public void Effects_that_cancel_out_and_a_change_of_a_hair_keep_their_digits()
    {
        Assert.Equal(0, Lmdi.Split([4, 5], [5, 4]).Sum(), 12);
        Assert.Equal(1e-9, Lmdi.Split([1], [1 + 1e-9]).Sum(), 15);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_factor_of_0_or_below_has_no_logarithm(double factor) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Lmdi.Split([1, factor], [1, 1]));

    [Fact]
    public void The_effects_add_up_to_the_change() =>
        Gen.Select(Gen.Double[0.001, 1000], Gen.Double[0.001, 1000]).Array[1, 6].Sample(factors =>
        {
            var (from, to) = (factors.Select(f => f.Item1).ToArray(), factors.Select(f => f.Item2).ToArray());
            var (planned, actual) = (from.Aggregate(1.0, (p, f) => p * f), to.Aggregate(1.0, (p, f) => p * f));
            return Math.Abs(Lmdi.Split(from, to).Sum() - (actual - planned)) <= 1e-9 * Math.Max(planned, actual);
        });

    Indicator Leads(string formula = "曝光量 × 留资率")
    {
        var views = board.Add("曝光量", level: Level.Channel);
        var rate = board.Add("留资率", Aggregation.Ratio, unit: "%", level: Level.Channel);
        board.Target(views, "2026-07", 500_000m * 31 / 7).Target(rate, "2026-07", 3)
            .Row(views, "2026-07-07", 400_000).Row(rate, "2026-07-07", part: 33, of: 1000);
        return board.Add("线索量", formula: formula);
    }

    [Fact]
    public void A_week_is_split_over_the_factors_of_its_formula()
    {
        var split = Week(Leads())!;

        Assert.Equal(-1800m, Math.Round(split.Gap, 6));
        var (views, rate) = (split.Effects[0], split.Effects[1]);
        Assert.Equal(("曝光量", -3142.0m, -0.2m, 1.746m), (views.Factor.Name, Math.Round(views.Effect, 1), Math.Round(views.Change, 6), Math.Round(views.Share!.Value, 3)));
        Assert.Equal(("留资率", 1342.0m, 0.1m, -0.746m), (rate.Factor.Name, Math.Round(rate.Effect, 1), Math.Round(rate.Change, 6), Math.Round(rate.Share!.Value, 3)));
        Assert.True(views.FromTarget);
    }

    [Fact]
    public void A_constant_has_no_part_in_it_and_a_divisor_works_the_other_way()
    {
        Assert.Equal(-3600m, Math.Round(Week(Leads("线索量 = 2 × (曝光量 × 留资率)"))!.Gap, 6));

        var cost = board.Add("费用", unit: "元");
        var deals = board.Add("成交量");
        board.Target(cost, "2026-07", 100m * 31 / 7).Target(deals, "2026-07", 10m * 31 / 7)
            .Row(cost, "2026-07-07", 100).Row(deals, "2026-07-07", 5);
        var split = Week(board.Add("单价", Aggregation.Ratio, formula: "费用 ÷ 成交量"))!;

        Assert.Equal(10m, Math.Round(split.Gap, 6)); // 100 ÷ 5 against 100 ÷ 10
        Assert.Equal(("成交量", 10m), (split.Effects[0].Factor.Name, Math.Round(split.Effects[0].Effect, 6)));
    }

    [Fact]
    public void A_factor_without_target_is_compared_with_its_four_weeks_before()
    {
        var views = board.Add("曝光量");
        var rate = board.Add("留资率", Aggregation.Ratio, unit: "%");
        // Four weeks from 6月8日: 100 a day; the third has no data, which is not 0.
        board.Rows(views, "2026-06-08", [.. Enumerable.Repeat(100m, 14)]).Rows(views, "2026-06-29", [.. Enumerable.Repeat(100m, 7)])
            .Rows(views, "2026-07-06", [.. Enumerable.Repeat(80m, 7)])
            .Row(rate, "2026-06-10", part: 1, of: 100).Row(rate, "2026-06-30", part: 9, of: 100).Row(rate, "2026-07-06", part: 5, of: 100);

        var split = Week(board.Add("线索量", formula: "曝光量 × 留资率"))!;

        Assert.Equal((700m, 560m, false), (split.Effects[0].Planned, split.Effects[0].Actual, split.Effects[0].FromTarget));
        Assert.Equal((5m, 0m), (split.Effects[1].Planned, Math.Round(split.Effects[1].Effect, 9)));
        Assert.Equal(-7m, Math.Round(split.Gap, 9));
    }

    [Theory]
    [InlineData("曝光量 + 留资率")]
    [InlineData("曝光量 × (1 - 留资率)")]
    [InlineData("-1 × 曝光量")]
    [InlineData("1 + 2")]
    [InlineData("曝光量 × 没有的")]
    [InlineData("曝光量 × 空")]
    [InlineData(null)]
    public void Where_there_is_no_product_or_a_factor_without_data_there_is_no_split(string? formula)
    {
        board.Add("空");
        Assert.Null(Week(Leads(formula!)));
    }

    [Fact]
    public void Children_are_listed_by_their_share_of_the_gap()
    {
        var team = board.Add("线索量");
        var good = board.Add("小红书", level: Level.Channel, parent: "线索量");
        var bad = board.Add("抖音", level: Level.Channel, parent: "线索量");
        board.Add("空", level: Level.Channel, parent: "线索量");
        board.Target(team, "2026-07", 31_000).Target(good, "2026-07", 6_200).Target(bad, "2026-07", 24_800)
            .Row(good, "2026-07-06", 1_500).Row(bad, "2026-07-06", 5_000);

        var split = ChildAttribution.Of(board.Facts, team, Board.D("2026-07-06"), Board.D("2026-07-12"))!;

        Assert.Equal(-500m, Math.Round(split.Gap, 9)); // 6 500 of 7 000
        Assert.Equal([("抖音", -600m, 1.2m), ("小红书", 100m, -0.2m)], split.Shares.Select(s => (s.Child.Name, Math.Round(s.Gap, 9), Math.Round(s.Share!.Value, 9))));
    }

    [Fact]
    public void The_children_of_a_ratio_explain_its_gap_exactly()
    {
        var team = board.Add("转化率", Aggregation.Ratio, unit: "%");
        board.Target(team, "2026-07", 12)
            .Row(board.Add("甲", Aggregation.Ratio, level: Level.Person, parent: "转化率", unit: "%"), "2026-07-06", part: 1, of: 10)
            .Row(board.Add("乙", Aggregation.Ratio, level: Level.Person, parent: "转化率", unit: "%"), "2026-07-06", part: 9, of: 90);

        var split = ChildAttribution.Of(board.Facts, team, Board.D("2026-07-06"), Board.D("2026-07-12"))!;

        Assert.Equal((-2m, -2m), (split.Gap, Math.Round(split.Shares.Sum(s => s.Gap), 12)));
        Assert.Equal([0.9m, 0.1m], split.Shares.Select(s => Math.Round(s.Share!.Value, 12)));
    }
}

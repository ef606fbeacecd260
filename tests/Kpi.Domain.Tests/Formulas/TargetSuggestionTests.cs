using Kpi.Domain.Formulas;
using Kpi.Domain.Model;

namespace Kpi.Domain.Tests.Formulas;

public sealed class TargetSuggestionTests
{
    static readonly decimal[] MeanOf700 = [560, 620, 660, 700, 750, 910];

    static SuggestionBasis Basis(decimal[] history, decimal? benchmark = null, decimal lead = 0, decimal? growth = null, decimal elasticity = 1,
        Direction direction = Direction.HigherIsBetter) => new(history, benchmark, lead, growth, elasticity, direction);

    [Fact]
    public void The_median_of_the_three_references_is_suggested()
    {
        var suggestion = TargetSuggestion.Of(Basis(MeanOf700, benchmark: 900, lead: 0.15m, growth: 0.2m, elasticity: 1.5m));

        Assert.Equal((700m, 1035m, 910m), (suggestion.Mean, suggestion.ByBenchmark, suggestion.ByResources));
        Assert.Equal((910m, 1092m, 0.3m), (suggestion.Base, suggestion.Challenge, suggestion.Growth));
        Assert.Equal((910m, 1m / 6m), (suggestion.Best, suggestion.ReachedBefore));
        Assert.False(suggestion.TooHigh);
        // Slope over 0…5: Σ(x − 2.5)(y − 700) ÷ 17.5 = 1090 ÷ 17.5.
        Assert.Equal(62.286m, Math.Round(suggestion.Trend!.Value, 3));
    }

    [Fact]
    public void The_seeds_examples_come_out_as_it_states_them()
    {
        Assert.Equal(43m, Math.Round(100m * TargetSuggestion.GrowthOn(700, 1000)!.Value, 0, MidpointRounding.AwayFromZero));
        Assert.Equal(0.2m, Benchmarking.Lead(ours: 12, industry: 10));
        Assert.Equal(1.5m, Elasticity.Between(resourceGrowth: 0.2m, leadGrowth: 0.3m));
    }

    [Theory]
    [InlineData(1000, false)] // +43 %; the best month was 30 % above the mean, 1.5 × that is 45 %
    [InlineData(1020, true)] // +45.7 %
    public void Asking_much_more_than_the_best_month_gained_is_marked(int target, bool tooHigh) =>
        Assert.Equal(tooHigh, TargetSuggestion.IsTooHigh(700, 910, target, Direction.HigherIsBetter));

    [Fact]
    public void Two_references_give_the_value_between_and_none_gives_none()
    {
        Assert.Equal(800m, TargetSuggestion.Of(Basis(MeanOf700, benchmark: 900)).Base);
        Assert.Null(TargetSuggestion.Of(Basis([])).Base);
        Assert.Null(TargetSuggestion.Of(Basis([])).Challenge);
        Assert.Equal(900m, TargetSuggestion.Of(Basis([], benchmark: 900)).Base);
    }

    [Fact]
    public void For_a_cost_better_is_lower()
    {
        var suggestion = TargetSuggestion.Of(Basis([200, 220, 240], benchmark: 200, lead: 0.1m, direction: Direction.LowerIsBetter));

        Assert.Equal((200m, 180m, 200m, 160m), (suggestion.Best, suggestion.ByBenchmark, suggestion.Base, suggestion.Challenge));
        Assert.Equal(1m / 3m, suggestion.ReachedBefore);
    }

    [Theory]
    [InlineData(1234, 2, 1200)]
    [InlineData(1250, 2, 1300)] // half away from zero
    [InlineData(-1250, 2, -1300)]
    [InlineData(0.0125, 2, 0.013)]
    [InlineData(9.96, 2, 10)]
    [InlineData(0, 2, 0)]
    [InlineData(910, 2, 910)]
    public void Significant_digits_are_kept(double value, int digits, double rounded) =>
        Assert.Equal((decimal)rounded, Significant.Round((decimal)value, digits));

    [Fact]
    public void Elasticity_is_the_slope_of_the_logarithms_held_within_0_and_2()
    {
        // leads = 10 × cost^0.5, and others that leave the range.
        Assert.Equal(0.5m, Math.Round(Elasticity.Of(Months(6, cost => 10 * Math.Sqrt(cost))), 6));
        Assert.Equal(2m, Elasticity.Of(Months(6, cost => Math.Pow(cost, 3))));
        Assert.Equal(0m, Elasticity.Of(Months(6, cost => 1e6 / cost)));
        Assert.Equal(1m, Elasticity.Of(Months(5, cost => 10 * Math.Sqrt(cost)))); // too few months
        Assert.Equal(1m, Elasticity.Of(Months(6, _ => 50, cost: _ => 1000))); // the cost never moved
    }

    static IEnumerable<ChannelMonth> Months(int count, Func<double, double> leads, Func<int, double>? cost = null) => Enumerable.Range(1, count).Select(i =>
    {
        var spent = cost is null ? 1000.0 * i : cost(i);
        return new ChannelMonth("抖音", Board.P($"2026-{i:00}"), (decimal)leads(spent), null, (decimal)spent, null);
    });

    [Fact]
    public void History_holds_the_closed_periods_with_data_oldest_first()
    {
        var board = new Board();
        var leads = board.Add("线索量");
        board.Row(leads, "2025-12-15", 9).Row(leads, "2026-01-15", 1).Row(leads, "2026-02-15", 2).Row(leads, "2026-04-15", 4).Row(leads, "2026-06-15", 6)
            .Row(leads, "2026-07-02", 7);

        var july = History.Before(board.Facts, leads, Board.P("2026-07"), Board.D("2026-07-14"));
        var august = History.Before(board.Facts, leads, Board.P("2026-08"), Board.D("2026-07-14"));

        Assert.Equal([("2026-01", 1m), ("2026-02", 2m), ("2026-04", 4m), ("2026-06", 6m)], july.Select(p => (p.Period.ToString(), p.Value)));
        Assert.Equal(july, august); // July isn't closed yet
    }
}

using CsCheck;
using Kpi.Domain.Formulas;
using Kpi.Domain.Model;

namespace Kpi.Domain.Tests.Formulas;

public sealed class TeamAttainmentTests
{
    readonly Board board = new();

    TeamAttainment On(string today, params Indicator[] indicators) =>
        TeamAttainment.Of(indicators.Select(i => Standing.Of(board.Facts, i, Board.P("2026-07"), Board.D(today))));

    Indicator Reached(string code, decimal weight, decimal? actual, Level level = Level.Team)
    {
        var indicator = board.Add(code, weight: weight, level: level);
        board.Target(indicator, "2026-07", 100);
        if (actual is not null)
            board.Row(indicator, "2026-07-01", actual);
        return indicator;
    }

    [Fact]
    public void One_very_good_indicator_counts_120_percent_at_most()
    {
        var team = On("2026-08-01", Reached("A", 40, 95), Reached("B", 30, 130), Reached("C", 30, 60));

        Assert.Equal((0.92m, 0.95m, 1m), (team.Value, team.Uncapped, team.Coverage));
    }

    [Fact]
    public void What_has_no_data_lowers_the_coverage_and_not_the_attainment()
    {
        var team = On("2026-08-01", Reached("A", 40, 95), Reached("B", 60, null), Reached("个人", 50, 10, Level.Person));

        Assert.Equal((0.95m, 0.4m), (team.Value, team.Coverage));
    }

    [Fact]
    public void Without_any_data_or_weight_there_is_none()
    {
        Assert.Equal(new TeamAttainment(null, null, null, null, 0m), On("2026-08-01", Reached("A", 40, null)));
        Assert.Equal(new TeamAttainment(null, null, null, null, 0m), On("2026-08-01", Reached("B", 0, 95)));
    }

    [Fact]
    public void What_is_expected_by_now_follows_each_indicators_pace()
    {
        var rate = board.Add("转化率", Aggregation.Ratio, unit: "%", weight: 50);
        board.Target(rate, "2026-07", 12).Row(rate, "2026-07-01", part: 12, of: 100);

        var team = On("2026-07-14", Reached("A", 50, 40), rate);

        Assert.Equal(0.7m, team.Value); // (40 % + 100 %) ÷ 2
        Assert.Equal((13m / 31m + 1m) / 2m, team.Expected!.Value, 20);
    }

    [Fact]
    public void The_projected_attainment_is_that_of_the_projected_ends()
    {
        var leads = board.Add("线索量", weight: 100);
        board.Target(leads, "2026-07", 620).Rows(leads, "2026-07-01", [.. Enumerable.Repeat(10m, 10)]);

        Assert.Equal(0.5m, On("2026-07-11", leads).Projected!.Value, 20); // 310 of 620
    }

    [Fact]
    public void It_lies_between_0_and_120_percent() => Gen.Select(Gen.Int[0, 100], Gen.Int[-50, 400]).Array[1, 6].Sample(given =>
    {
        var all = new TeamAttainmentTests();
        var team = all.On("2026-08-01", [.. given.Select((g, i) => all.Reached($"I{i}", g.Item1, g.Item2))]);
        return team.Value is null or (>= 0m and <= 1.2m) && !(team.Value > team.Uncapped);
    });
}

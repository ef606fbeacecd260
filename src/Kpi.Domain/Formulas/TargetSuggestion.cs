using Kpi.Domain.Model;

namespace Kpi.Domain.Formulas;

/// <summary>What a target suggestion is made from.</summary>
/// <param name="History">The last closed periods (at most 6), oldest first.</param>
/// <param name="Benchmark">行业基准 in the indicator's unit.</param>
/// <param name="Lead">How far ahead of the industry to be: 0.15 is 15 % better.</param>
/// <param name="ResourceGrowth">Growth of budget or people: 0.2 is 20 % more; null where nothing is known of it.</param>
public sealed record SuggestionBasis(
    IReadOnlyList<decimal> History, decimal? Benchmark, decimal Lead, decimal? ResourceGrowth, decimal Elasticity, Direction Direction);

/// <summary>三项参考: a target out of history, industry and resources. Values in the indicator's unit.</summary>
/// <remarks>Mean 700, industry 900 with a lead of 15 %, 20 % more budget at elasticity 1.5: 700, 1035, 910, so 910, +30 % on the mean.</remarks>
/// <param name="Mean">History's mean; null without history.</param>
/// <param name="Trend">What it gained a period, by least squares; null with fewer than two.</param>
/// <param name="Best">The best of history.</param>
/// <param name="ByBenchmark">The industry's value with the lead asked.</param>
/// <param name="ByResources">The mean with what more resources should bring.</param>
/// <param name="Base">Median of those there are, to two significant digits; null where there is none.</param>
/// <param name="Challenge">The value at which attainment is 120 %.</param>
/// <param name="Growth">What it asks on the mean: 0.3 is 30 % more.</param>
/// <param name="ReachedBefore">Share of history that reached it, 0–1.</param>
/// <param name="TooHigh">偏高: asks more than 1.5 × what the best period gained on the mean.</param>
public sealed record TargetSuggestion(
    decimal? Mean, decimal? Trend, decimal? Best, decimal? ByBenchmark, decimal? ByResources,
    decimal? Base, decimal? Challenge, decimal? Growth, decimal? ReachedBefore, bool TooHigh)
{
    public static TargetSuggestion Of(SuggestionBasis basis)
    {
        decimal? mean = basis.History.Count == 0 ? null : basis.History.Average();
        decimal? best = basis.History.Count == 0 ? null : basis.Direction == Direction.HigherIsBetter ? basis.History.Max() : basis.History.Min();
        var better = basis.Direction == Direction.HigherIsBetter ? 1m : -1m;
        var byBenchmark = basis.Benchmark * (1m + better * basis.Lead);
        var byResources = mean * (1m + better * basis.ResourceGrowth * basis.Elasticity);
        var median = Median.Of([.. new[] { mean, byBenchmark, byResources }.OfType<decimal>()]);
        var target = median is { } exact ? Significant.Round(exact, 2) : (decimal?)null;
        return new TargetSuggestion(mean, TrendOf(basis.History), best, byBenchmark, byResources, target, target * (1m + better * 0.2m),
            GrowthOn(mean, target), ReachedBy(basis, target), IsTooHigh(mean, best, target, better));
    }

    /// <summary>Growth on a mean: 1000 where 700 was usual is +43 %. Null where the mean is 0 or below.</summary>
    public static decimal? GrowthOn(decimal? mean, decimal? target) => mean is > 0m ? target / mean - 1m : null;

    /// <summary>Whether a target asks more than 1.5 × what the best period gained on the mean (跳一跳够得着).</summary>
    public static bool IsTooHigh(decimal? mean, decimal? best, decimal? target, Direction direction) =>
        IsTooHigh(mean, best, target, direction == Direction.HigherIsBetter ? 1m : -1m);

    static bool IsTooHigh(decimal? mean, decimal? best, decimal? target, decimal better) =>
        better * GrowthOn(mean, target) > 1.5m * better * GrowthOn(mean, best);

    static decimal? ReachedBy(SuggestionBasis basis, decimal? target) => target is not { } goal || basis.History.Count == 0 ? null
        : (decimal)basis.History.Count(value => !Attainment.IsBetter(goal, value, basis.Direction)) / basis.History.Count;

    static decimal? TrendOf(IReadOnlyList<decimal> history) => history.Count < 2 ? null
        : (decimal?)Line.Slope([.. history.Select((value, i) => ((double)i, (double)value))]);
}

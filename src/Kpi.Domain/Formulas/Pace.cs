using Kpi.Domain.Model;

namespace Kpi.Domain.Formulas;

/// <summary>进度: the share of the period's target that should be reached by now, 0–1.</summary>
public static class Pace
{
    /// <summary>Target so far ÷ target for 累计; 1 for the others, which owe all of it every day. Null without target.</summary>
    public static decimal? Share(Indicator indicator, decimal? targetToDate, decimal? target) =>
        target is null || targetToDate is null ? null
        : indicator.Aggregation != Aggregation.Sum || target == 0 ? 1m
        : targetToDate / target;
}

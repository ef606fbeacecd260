using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Domain.Formulas;

/// <summary>How a value came about, said on the card's last line.</summary>
public enum Origin
{
    /// <summary>无数据.</summary>
    None,
    /// <summary>自有: from the indicator's own rows.</summary>
    OwnRows,
    /// <summary>汇总: from its children.</summary>
    RolledUp,
    /// <summary>公式: computed from other indicators.</summary>
    Formula,
}

/// <summary>The value of a period up to a day, with what it was made of.</summary>
/// <param name="Value">In the indicator's unit (percent as people write it); null is no data, which is not 0.</param>
/// <param name="Numerator">Σ numerators, for 比率.</param>
/// <param name="Denominator">Σ denominators, for 比率 and weighted 均值.</param>
/// <param name="Latest">The newest day with a row behind it.</param>
public sealed record PeriodValue(decimal? Value, decimal? Numerator, decimal? Denominator, Origin Origin, DateOnly? Latest)
{
    /// <summary>无数据.</summary>
    public static PeriodValue Nothing { get; } = new(null, null, null, Origin.None, null);

    /// <summary>What in the base keeps this from being whole (a broken 公式, a circle of 上级指标), in Chinese; null where nothing does.</summary>
    public string? Problem { get; init; }
}

/// <summary>Everything a card says about one indicator in one period, as of a day.</summary>
/// <param name="CountedTo">The last complete day: pace, status and projection go by it.</param>
/// <param name="Now">A with every row up to now.</param>
/// <param name="Counted">A up to <paramref name="CountedTo"/>.</param>
/// <param name="Target">The version that counts; null where the period has none.</param>
/// <param name="BaseTarget">基础目标 of the period, also where it is derived from months or a quarter.</param>
/// <param name="TargetToDate">应到 in the unit: the sum of the days' targets for 累计, else the target itself.</param>
/// <param name="PaceShare">应到 as a share of the base target, 0–1; 1 for aggregations other than 累计.</param>
/// <param name="Attainment">A ÷ B by direction, 1 is 100 %, not below 0.</param>
/// <param name="PaceAttainment">Attainment against <paramref name="TargetToDate"/>.</param>
/// <param name="Score">阶梯式, 0–120.</param>
public sealed record Standing(
    Indicator Indicator,
    Period Period,
    DateOnly CountedTo,
    PeriodValue Now,
    PeriodValue Counted,
    Target? Target,
    decimal? BaseTarget,
    decimal? ChallengeTarget,
    decimal? TargetToDate,
    decimal? PaceShare,
    decimal? Attainment,
    decimal? PaceAttainment,
    decimal? Score,
    Status Status,
    Projection? Projection)
{
    /// <summary>Where the target comes from; null without target.</summary>
    public TargetOrigin? TargetOrigin { get; init; }

    /// <summary>Older versions in force for the same period, newest first: a running period shows both, the new one in front.</summary>
    public IReadOnlyList<Target> EarlierTargets { get; init; } = [];

    /// <summary>The last complete day has passed the period's end: nothing can move but corrections.</summary>
    public bool Closed => CountedTo >= Period.Last;

    /// <summary>今日: what rows after the last complete day add, for 累计; null elsewhere or without any.</summary>
    public decimal? Today => Indicator.Aggregation == Aggregation.Sum && Now.Value is { } now && now != (Counted.Value ?? 0m)
        ? now - (Counted.Value ?? 0m) : null;

    /// <summary>Makes the standing of an indicator in a period.</summary>
    /// <param name="facts">The picture it is made from.</param>
    /// <param name="today">The team's calendar day; the day before is the last complete one.</param>
    public static Standing Of(IKpiFacts facts, Indicator indicator, Period period, DateOnly today) =>
        StandingMaker.Make(facts, indicator, period, today);
}

/// <summary>Where the period will end (预计).</summary>
/// <param name="End">A + r·R for 累计, else A.</param>
/// <param name="HalfWidth">Half of the 80 % interval; null where there is none.</param>
/// <param name="Chance">Probability, 0–1, to reach the base target; null without interval.</param>
/// <param name="ReachedOn">The day on which B is reached at the present rate, if within the period.</param>
public sealed record Projection(decimal End, decimal? HalfWidth, double? Chance, DateOnly? ReachedOn);

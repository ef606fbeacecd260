using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Domain.Formulas;

/// <summary>Which target counts for a period, and for the days in it.</summary>
public static class Targets
{
    /// <summary>The 「生效」 version with the highest number; without one, derived from months, or from the quarter or year around it. A week's is made of its days.</summary>
    /// <returns>Null where the base has none, or only some of the months have one: half a quarter's target would flatter.</returns>
    public static PeriodTarget? For(IKpiFacts facts, Indicator indicator, Period period) =>
        period.Kind == PeriodKind.Week ? FromDays(facts, indicator, period)
        : Own(facts, indicator, period) ?? FromMonths(facts, indicator, period) ?? FromLonger(facts, indicator, period);

    /// <summary>应到: the target from a period's first day up to a day. For 累计 the sum of the days' targets, else the target itself.</summary>
    public static decimal? ToDate(IKpiFacts facts, Indicator indicator, Period period, DateOnly upTo) =>
        For(facts, indicator, period) is { } target ? ToDate(facts, indicator, period, upTo, target) : null;

    internal static decimal? ToDate(IKpiFacts facts, Indicator indicator, Period period, DateOnly upTo, PeriodTarget target)
    {
        if (indicator.Aggregation != Aggregation.Sum)
            return target.Base;
        if (period.Kind == PeriodKind.Week)
            return upTo < period.First ? 0m : OfDays(facts, indicator, period.First, upTo < period.Last ? upTo : period.Last);
        // Months of unlike targets aren't spread evenly over their quarter.
        return target.Origin == TargetOrigin.Months
            ? period.Months().Sum(month => Part(facts, indicator, month, month.First, upTo, For(facts, indicator, month)!.Base))
            : Part(facts, indicator, period, period.First, upTo, target.Base);
    }

    /// <summary>The target of a run of days, also one that crosses months: a week's is <c>OfDays(week.First, week.Last)</c>.</summary>
    /// <remarks>累计: Σ of the days' targets (1000 × 5/31 + 1100 × 2/31 = 232.26). Others: that of the month of the last day.</remarks>
    /// <returns>Null where a day that carries weight has no target.</returns>
    public static decimal? OfDays(IKpiFacts facts, Indicator indicator, DateOnly from, DateOnly to) =>
        OfDays(facts, indicator, from, to, target => target.Base);

    static decimal? OfDays(IKpiFacts facts, Indicator indicator, DateOnly from, DateOnly to, Func<PeriodTarget, decimal?> value)
    {
        if (indicator.Aggregation != Aggregation.Sum)
            return For(facts, indicator, Period.MonthOf(to)) is { } one ? value(one) : null;
        var sum = 0m;
        for (var month = Period.MonthOf(from); month.First <= to; month = month.Next)
        {
            if (For(facts, indicator, month) is { } target && value(target) is { } amount)
                sum += Part(facts, indicator, month, from, to, amount);
            else if (Part(facts, indicator, month, from, to, 1m) > 0)
                return null;
        }
        return sum;
    }

    static PeriodTarget? Own(IKpiFacts facts, Indicator indicator, Period period)
    {
        Target? newest = null;
        List<Target>? earlier = null;
        foreach (var target in facts.TargetsOf(indicator.Code))
        {
            if (target.Period != period || target.State != TargetState.InForce)
                continue;
            if (newest is not null)
                (earlier ??= []).Add(target.Version > newest.Version ? newest : target);
            if (newest is null || target.Version > newest.Version)
                newest = target;
        }
        earlier?.Sort((a, b) => b.Version.CompareTo(a.Version));
        return newest is null ? null : new PeriodTarget(newest.Base, newest.Challenge, TargetOrigin.Own, newest, earlier ?? []);
    }

    static PeriodTarget? FromDays(IKpiFacts facts, Indicator indicator, Period week) =>
        OfDays(facts, indicator, week.First, week.Last) is not { } target ? null : new PeriodTarget(
            target, OfDays(facts, indicator, week.First, week.Last, t => t.Challenge), TargetOrigin.Longer, null, []);

    static PeriodTarget? FromMonths(IKpiFacts facts, Indicator indicator, Period period)
    {
        if (period.Kind is not (PeriodKind.Quarter or PeriodKind.Year))
            return null;
        var parts = new List<(PeriodTarget Target, decimal Weight)>();
        foreach (var month in period.Months())
        {
            if ((Own(facts, indicator, month) ?? OfQuarter(facts, indicator, period, month)) is not { } target)
                return null;
            parts.Add((target, indicator.Aggregation == Aggregation.Sum ? 1m : Weight(facts, indicator, month)));
        }
        var divisor = indicator.Aggregation == Aggregation.Sum ? 1m : parts.Sum(p => p.Weight);
        return new PeriodTarget(parts.Sum(p => p.Target.Base * p.Weight) / divisor,
            parts.TrueForAll(p => p.Target.Challenge is not null) ? parts.Sum(p => p.Target.Challenge * p.Weight) / divisor : null,
            TargetOrigin.Months, null, []);
    }

    // A year whose quarters have targets is made of their months; a quarter isn't made of itself.
    static PeriodTarget? OfQuarter(IKpiFacts facts, Indicator indicator, Period period, Period month) =>
        period.Kind == PeriodKind.Year ? ShareOf(facts, indicator, month, Period.QuarterOf(month.First)) : null;

    static PeriodTarget? FromLonger(IKpiFacts facts, Indicator indicator, Period period) => period.Kind switch
    {
        PeriodKind.Month => ShareOf(facts, indicator, period, Period.QuarterOf(period.First))
            ?? ShareOf(facts, indicator, period, Period.YearOf(period.First)),
        PeriodKind.Quarter => ShareOf(facts, indicator, period, Period.YearOf(period.First)),
        _ => null,
    };

    static PeriodTarget? ShareOf(IKpiFacts facts, Indicator indicator, Period part, Period whole)
    {
        if (Own(facts, indicator, whole) is not { } target)
            return null;
        return indicator.Aggregation != Aggregation.Sum ? target with { Origin = TargetOrigin.Longer } : target with
        {
            Base = Part(facts, indicator, whole, part.First, part.Last, target.Base),
            Challenge = target.Challenge is { } goal ? Part(facts, indicator, whole, part.First, part.Last, goal) : null,
            Origin = TargetOrigin.Longer,
        };
    }

    static decimal Weight(IKpiFacts facts, Indicator indicator, Period month) =>
        // A mean over months needs a weight for each; no month is all holiday.
        Math.Max(1m, DayWeights.Sum(facts.Calendar, indicator.Days, month.First, month.Last));

    static decimal Part(IKpiFacts facts, Indicator indicator, Period period, DateOnly from, DateOnly to, decimal amount) =>
        DayWeights.Part(facts.Calendar, indicator.Days, period, from, to, amount);
}

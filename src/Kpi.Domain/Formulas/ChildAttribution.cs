using Kpi.Domain.Model;

namespace Kpi.Domain.Formulas;

/// <summary>What one child has to do with its parent's gap to target.</summary>
/// <param name="Actual">In the unit of the child.</param>
/// <param name="Planned">The child's own target, or for 累计 without one its mean of the four weeks before; for 比率 and 均值 the parent's target.</param>
/// <param name="Gap">In the unit of the parent.</param>
/// <param name="Share">Gap ÷ gap of the parent; below 0 where the child went the other way; null where the parent has no gap.</param>
public sealed record ChildShare(Indicator Child, decimal Actual, decimal Planned, decimal Gap, decimal? Share);

/// <summary>归因 by 上级指标: which children the gap comes from.</summary>
/// <remarks>累计: child's actual − child's target. 比率 and weighted 均值: (child's value − parent's target) × child's share of the denominator,
/// which adds up to the parent's gap exactly.</remarks>
/// <param name="Gap">Actual − target of the parent.</param>
/// <param name="Shares">The largest share of the gap first; children without data are left out.</param>
public sealed record ChildAttribution(Indicator Parent, decimal Gap, IReadOnlyList<ChildShare> Shares)
{
    /// <summary>For the days from a day to a day, both included.</summary>
    /// <returns>Null without children, data or target.</returns>
    public static ChildAttribution? Of(IKpiFacts facts, Indicator parent, DateOnly from, DateOnly to)
    {
        var children = RollUp.ChildrenOf(facts, parent);
        var actual = PeriodValues.OfDays(facts, parent, from, to);
        if (children.Count == 0 || actual.Value is not { } value || Targets.OfDays(facts, parent, from, to) is not { } target)
            return null;
        var gap = value - target;
        var shares = children.Select(child => ShareOf(facts, child, from, to, target, actual.Denominator, gap)).OfType<ChildShare>();
        return new ChildAttribution(parent, gap, [.. shares.OrderByDescending(s => s.Share ?? 0m)]);
    }

    static ChildShare? ShareOf(IKpiFacts facts, Indicator child, DateOnly from, DateOnly to, decimal parentTarget, decimal? denominator, decimal gap)
    {
        var value = PeriodValues.OfDays(facts, child, from, to);
        if (value.Value is not { } actual)
            return null;
        decimal part;
        decimal planned;
        if (child.Aggregation == Aggregation.Sum)
        {
            if ((Targets.OfDays(facts, child, from, to) ?? Usual.Of(facts, child, from, to)) is not { } own)
                return null;
            (planned, part) = (own, actual - own);
        }
        else
        {
            if (denominator is null or 0m || value.Denominator is not { } count)
                return null;
            (planned, part) = (parentTarget, (actual - parentTarget) * count / denominator.Value);
        }
        return new ChildShare(child, actual, planned, part, gap == 0 ? null : part / gap);
    }
}

using Kpi.Domain.Model;

namespace Kpi.Domain.Formulas;

/// <summary>Which children an indicator is made of where it has no rows of its own.</summary>
public static class RollUp
{
    /// <summary>Those at 个人 level where there are any, else at 渠道 level; two levels are never added together.</summary>
    /// <remarks>A child with another 聚合 can't be added to its parent and doesn't count. 最新 isn't rolled up.</remarks>
    public static IReadOnlyList<Indicator> ChildrenOf(IKpiFacts facts, Indicator parent)
    {
        if (parent.Aggregation == Aggregation.Latest)
            return [];
        var all = facts.ChildrenOf(parent.Code);
        if (all.Count == 0)
            return all;
        var persons = At(all, parent, Level.Person);
        return persons.Count > 0 ? persons : At(all, parent, Level.Channel);
    }

    static List<Indicator> At(IReadOnlyList<Indicator> all, Indicator parent, Level level)
    {
        var found = new List<Indicator>();
        foreach (var child in all)
            if (child.Level == level && child.Aggregation == parent.Aggregation)
                found.Add(child);
        return found;
    }
}

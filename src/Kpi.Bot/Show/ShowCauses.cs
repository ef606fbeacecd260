using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Domain.Formulas;

namespace Kpi.Bot.Show;

/// <summary>归因 as a list with bars: the factors of its 公式 where it splits, else its children.</summary>
static class ShowCauses
{
    const int Most = 5;

    /// <returns>An empty title where there is no gap, or nothing that explains it.</returns>
    public static (string Title, IReadOnlyList<ShowView.Cause> Causes) Of(IBaseSnapshot facts, Standing standing, Words words)
    {
        var gap = words.Gap(standing.Counted.Value, standing.TargetToDate, standing.Indicator);
        var factors = Factors(facts, standing, words).ToList();
        List<ShowView.Cause> causes = factors.Count > 0 ? factors : [.. Children(facts, standing, words)];
        return gap.Length == 0 || causes.Count == 0 ? ("", []) : ($"{gap}，从哪里来", causes);
    }

    static IEnumerable<ShowView.Cause> Factors(IBaseSnapshot facts, Standing standing, Words words) =>
        from effect in FactorAttribution.Of(facts, standing.Indicator, standing.Period.First, standing.CountedTo)?.Effects.Take(Most) ?? []
        where effect.Share is not null
        select new ShowView.Cause(effect.Factor.Name, words.Relative(effect.Change), words.Bar(effect.Share, null), Part(effect.Share!.Value, words));

    static IEnumerable<ShowView.Cause> Children(IBaseSnapshot facts, Standing standing, Words words) =>
        from child in ChildAttribution.Of(facts, standing.Indicator, standing.Period.First, standing.CountedTo)?.Shares.Take(Most) ?? []
        where child.Share is not null && child.Gap != 0
        select new ShowView.Cause(child.Child.Name, words.Gap(child.Actual, child.Planned, child.Child), words.Bar(child.Share, null), Part(child.Share!.Value, words));

    static string Part(decimal share, Words words) => share < 0 ? $"抵消 {words.Whole(-share)}" : $"占 {words.Whole(share)}";
}

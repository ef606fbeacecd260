using Kpi.Domain.Formulas;
using Kpi.Domain.Model;

namespace Kpi.Bot.Cards;

/// <summary>归因 in words, the largest part first.</summary>
public static class Causes
{
    /// <summary>More parts than these are noise on a phone.</summary>
    const int Most = 3;

    /// <summary>
    /// <c>曝光量 −20% 造成缺口的 92%</c> for the factors of a 公式, <c>直播线索量 少 24 条，占缺口 60%</c> for children; what worked
    /// against the gap says 抵消. Both for the days from a day to a day, both included.
    /// </summary>
    public static IReadOnlyList<string> Of(IKpiFacts facts, Indicator indicator, DateOnly from, DateOnly to, Words words) =>
        [.. Factors(FactorAttribution.Of(facts, indicator, from, to), words), .. Children(ChildAttribution.Of(facts, indicator, from, to), words)];

    static IEnumerable<string> Factors(FactorAttribution? split, Words words) =>
        from effect in split?.Effects.Take(Most) ?? []
        where effect.Share is not null
        select $"{effect.Factor.Name} {words.Relative(effect.Change)} {Part(effect.Share!.Value, "造成缺口的", words)}";

    static IEnumerable<string> Children(ChildAttribution? split, Words words) =>
        from share in split?.Shares.Take(Most) ?? []
        where share.Share is not null && share.Gap != 0
        select $"{share.Child.Name} {Behind(share.Actual, share.Planned, share.Child, words)}，{Part(share.Share!.Value, "占缺口", words)}";

    /// <summary>How far an actual is from its plan: <c>少 24 条</c>, <c>多 4.1 个百分点</c>.</summary>
    public static string Behind(decimal actual, decimal planned, Indicator indicator, Words words) =>
        $"{(actual < planned ? "少" : "多")} {words.Distance(actual - planned, indicator.Unit)}";

    static string Part(decimal share, string carries, Words words) =>
        share < 0 ? $"抵消 {words.Whole(-share)}" : $"{carries} {words.Whole(share)}";
}

using Kpi.Bot.Base;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Cards;

/// <summary>The targets an indicator had for a period, newest first, each with who decided it.</summary>
public static class TargetVersions
{
    /// <returns><c>v2 1,150 条 · 挑战 1,380 条 · 7月14日起 · 协商 · 孙经理通过</c>; 草案, 作废 and 未经审批 are said.</returns>
    public static IReadOnlyList<string> Of(IBaseSnapshot facts, Indicator indicator, Period period, Words words) =>
        [.. facts.TargetsOf(indicator.Code).Where(t => t.Period == period).OrderByDescending(t => t.Version)
            .Select(t => string.Join(" · ", Parts(facts, indicator, t, words).Where(p => p.Length > 0)))];

    static IEnumerable<string> Parts(IBaseSnapshot facts, Indicator indicator, Target target, Words words)
    {
        yield return $"v{target.Version} {words.Value(target.Base, indicator.Unit)}";
        yield return target.Challenge is { } challenge ? $"挑战 {words.Value(challenge, indicator.Unit)}" : "";
        yield return target.State switch
        {
            TargetState.Draft => "草案",
            TargetState.Void => "作废",
            _ => target.Since is { } since ? $"{words.DayOf(since, facts.TimeZoneOf(indicator.Team))}起" : "",
        };
        yield return target.Basis ?? "";
        yield return target.Approved ? DecidedBy(facts, target) : "未经审批";
    }

    static string DecidedBy(IBaseSnapshot facts, Target target)
    {
        var change = facts.TargetChanges.LastOrDefault(c => c.State == ChangeState.Approved && c.Code == target.Code && c.Period == target.Period
            && c.NewBase == target.Base && (c.NewChallenge is null || c.NewChallenge == target.Challenge));
        return facts.Members.FirstOrDefault(m => change?.Approver is { } approver && m.User == approver) is { } member ? $"{member.Name}通过" : "";
    }
}

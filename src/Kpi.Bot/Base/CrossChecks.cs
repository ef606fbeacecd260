using Kpi.Domain.Formulas.Expressions;
using Kpi.Domain.Model;

namespace Kpi.Bot.Base;

/// <summary>What only two rows together show: a key twice, a parent that isn't there, a circle, a code nobody defined.</summary>
static class CrossChecks
{
    public static Finding Double(string name, TableSpec spec, string record, string key) => new(name, $"{spec.Name}/{record}/double", spec.Name, record,
        $"「{spec.Name}」有多行的 {string.Join('、', spec.Key.Select(k => k.Field))} 都是 {key}，只计最早的一行，请删除或改名。");

    /// <summary>Indicators on a circle of parents lose their parent, so that no sum runs round for ever.</summary>
    public static IReadOnlyList<Indicator> WithoutCycles(IReadOnlyList<Indicator> all, List<Finding> findings)
    {
        var byCode = all.ToDictionary(i => i.Code);
        return [.. all.Select(indicator =>
        {
            var seen = new HashSet<IndicatorCode>();
            var at = indicator;
            while (at.Parent is { } up && byCode.TryGetValue(up, out var parent) && seen.Add(at.Code))
            {
                at = parent;
                if (at.Code != indicator.Code)
                    continue;
                findings.Add(Of(indicator, IndicatorsTable.Parent, $"的「{indicator.Parent}」绕回了自己，请改正；暂不汇总到上级"));
                return indicator with { Parent = null };
            }
            return indicator;
        })];
    }

    public static IEnumerable<Finding> BrokenFormulas(Definitions definitions) => FormulaProblems.Of(definitions.All)
        .Select(p => Of(p.Indicator, IndicatorsTable.Formula, $"无法计算：{p.Fault}，请改正"));

    public static IEnumerable<Finding> Find(string name, Definitions definitions, IReadOnlyList<Team> teams, IReadOnlyList<Member> members,
        IReadOnlyList<Target> targets, IEnumerable<IndicatorCode> actuals)
    {
        var teamNames = teams.Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var indicator in definitions.All)
        {
            if (indicator.Parent is { } parent && definitions.Find(parent) is null)
                yield return Of(indicator, IndicatorsTable.Parent, $"的「{parent}」不存在，请改成已有的编码或清空");
            if (!teamNames.Contains(indicator.Team))
                yield return Of(indicator, IndicatorsTable.Team, $"的「{indicator.Team}」不在「{TeamsTable.Name}」表中，请改正或补上这个团队");
        }
        foreach (var code in targets.Select(t => t.Code).Distinct().Where(c => definitions.Find(c) is null))
            yield return Unknown(name, TargetsTable.Name, code);
        foreach (var code in actuals.Where(c => definitions.Find(c) is null))
            yield return Unknown(name, ActualsTable.Name, code);
        foreach (var member in members.Where(m => m is { Active: true, User: not null }))
        {
            var leads = teams.Any(t => t.Name == member.Team && t.Lead == member.User);
            if (leads != (member.Role == Role.Lead) && member.Role is Role.Lead or Role.Member or Role.Supervisor)
                yield return new(name, $"{MembersTable.Name}/{member.Name}/{member.Team}/lead", MembersTable.Name, null, leads
                    ? $"「{TeamsTable.Name}」写着 {member.Team} 的负责人是 {member.Name}，「{MembersTable.Name}」的角色却不是负责人，请改成一致；以「{TeamsTable.Name}」为准。"
                    : $"「{MembersTable.Name}」里 {member.Name} 是 {member.Team} 的负责人，「{TeamsTable.Name}」却不是，请改成一致；以「{TeamsTable.Name}」为准。");
        }
        foreach (var member in members.Where(m => m is { Active: true, User: null }))
            yield return new(name, $"{MembersTable.Name}/{member.Name}/{member.Team}/user", MembersTable.Name, null,
                $"「{MembersTable.Name}」里 {member.Name} 没有飞书用户，机器人认不出这个人，请选择。");
    }

    static Finding Of(Indicator indicator, string field, string what) => new(indicator.Base, $"{IndicatorsTable.Name}/{indicator.Record}/{field}",
        IndicatorsTable.Name, indicator.Record, $"「{IndicatorsTable.Name}」记录 {indicator.Code}：「{field}」{what}。");

    static Finding Unknown(string name, string table, IndicatorCode code) => new(name, $"{table}/{code}/unknown", table, null,
        $"「{table}」里有指标编码「{code}」，「{IndicatorsTable.Name}」里没有，请改正或补上这个指标。");
}

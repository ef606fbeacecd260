using System.Globalization;
using System.Text.Json.Nodes;
using Kpi.Domain.Model;

namespace Kpi.Bot.Base;

/// <summary>Targets and roles as things whose value somebody must stand for.</summary>
static class WatchItems
{
    /// <summary>A target that is not in force.</summary>
    public const string Off = "off";

    public static string ItemOf(Target target) => $"target|{RowKeys.Target(target.Code, target.Period, target.Version)}";

    public static string ItemOf(Member member) => $"role|{member.User?.Value ?? member.Name}|{member.Team}";

    public static string ValueOf(Target target) => target.State == TargetState.InForce ? ValueOf(target.Base, target.Challenge) : Off;

    public static string ValueOf(decimal @base, decimal? challenge) => $"{Text(@base)}|{Text(challenge)}";

    /// <summary>What a write decided in chat makes of a target; null where it says nothing of its values.</summary>
    public static string? ValueOf(IReadOnlyDictionary<string, JsonNode?> fields)
    {
        if (TextIn(fields, TargetsTable.State) is { } state && state != Options.TargetStates.NameOf(TargetState.InForce))
            return Off;
        return NumberIn(fields, TargetsTable.Base) is { } @base ? ValueOf(@base, NumberIn(fields, TargetsTable.Challenge)) : null;
    }

    /// <summary>For people: <c>基础 1,000 · 挑战 1,200</c>, or 「未生效」.</summary>
    public static string Told(string value)
    {
        if (value == Off)
            return "未生效";
        var parts = value.Split('|');
        return parts[1].Length == 0 ? $"基础 {parts[0]}" : $"基础 {parts[0]} · 挑战 {parts[1]}";
    }

    /// <summary>Empty for null.</summary>
    public static string Text(decimal? number) => number?.ToString("0.############", CultureInfo.InvariantCulture) ?? "";

    static string? TextIn(IReadOnlyDictionary<string, JsonNode?> fields, string name) => CellSame.Of(fields.GetValueOrDefault(name)).TryText(out var text) && text.Length > 0 ? text : null;

    static decimal? NumberIn(IReadOnlyDictionary<string, JsonNode?> fields, string name) => CellSame.Of(fields.GetValueOrDefault(name)).TryNumber(out var number) ? number : null;
}

using System.Text.Json.Nodes;
using Kpi.Sandbox.World;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.Rules.Cells;

/// <summary>Reads a search's <c>filter</c>: a conjunction of conditions and one level of children.</summary>
static class RowFilter
{
    const int MostConditions = 50;

    /// <summary>null where there is nothing to filter by.</summary>
    /// <exception cref="Refusal">1254018 InvalidFilter, naming what is wrong. HTTP 200.</exception>
    internal static Func<Row, bool>? Read(FeishuWorld world, Base inBase, Table table, JsonNode? given, string idKind)
    {
        if (given is null or JsonObject { Count: 0 }) return null;
        var filter = given as JsonObject ?? throw Wrong("filter is no object");
        var conditions = new Conditions(world, inBase, table, idKind);
        var own = Group(filter, conditions);
        var children = Children(filter["children"], conditions);
        if (conditions.Count > MostConditions) throw Wrong("more than 50 conditions");
        if (own.Count + children.Count == 0) return null;
        return Join(filter, [.. own, .. children]);
    }

    static List<Func<Row, bool>> Group(JsonObject group, Conditions conditions) => group["conditions"] switch
    {
        null => [],
        JsonArray list => [.. list.Select(c => conditions.Read(c as JsonObject ?? throw Wrong("condition is no object")))],
        _ => throw Wrong("conditions is no list"),
    };

    static List<Func<Row, bool>> Children(JsonNode? given, Conditions conditions)
    {
        if (given is null) return [];
        var groups = given as JsonArray ?? throw Wrong("children is no list");
        return [.. groups.Select(g =>
        {
            var group = g as JsonObject ?? throw Wrong("child is no object");
            if (group["children"] is not null) throw Wrong("children go one level deep");
            return Join(group, Group(group, conditions));
        })];
    }

    static Func<Row, bool> Join(JsonObject group, List<Func<Row, bool>> tests) => Json.String(group["conjunction"]) switch
    {
        "and" => row => tests.TrueForAll(t => t(row)),
        "or" => row => tests.Exists(t => t(row)),
        var other => throw Wrong($"conjunction {other}"),
    };

    internal static Refusal Wrong(string what) => new(1254018, $"InvalidFilter: {what}", 200);
}

using System.Text.Json.Nodes;

namespace Kpi.Sandbox.Rules.Cards;

/// <summary>The chart: a VChart spec whose type is known and whose fields are named (cards.md §4.3); else 200550.</summary>
static class ChartTag
{
    // Type → the properties without which nothing can be drawn.
    static readonly Dictionary<string, string[]> Kinds = new()
    {
        ["line"] = ["data", "xField", "yField"], ["area"] = ["data", "xField", "yField"], ["bar"] = ["data", "xField", "yField"],
        ["scatter"] = ["data", "xField", "yField"], ["pie"] = ["data", "valueField", "categoryField"], ["radar"] = ["data", "valueField", "categoryField"],
        ["funnel"] = ["data", "valueField", "categoryField"], ["linearProgress"] = ["data", "xField", "yField"],
        ["circularProgress"] = ["data", "valueField", "categoryField"], ["wordCloud"] = ["data", "nameField", "valueField"], ["common"] = ["data", "series"],
    };

    internal static readonly Dictionary<string, Shape> All = new()
    {
        ["chart"] = new Shape([.. Parts.Common("chart"), ("chart_spec", Spec), ("aspect_ratio", Is.OneOf("1:1", "2:1", "4:3", "16:9")),
            ("color_theme", Is.OneOf("brand", "rainbow", "complementary", "converse", "primary")), ("preview", Is.Bool),
            ("height", Is.Size(1, 999, false, "auto"))]).Require("chart_spec"),
    };

    static void Spec(JsonNode? value, Spot at)
    {
        if (value is not JsonObject spec || Json.String(spec["type"]) is not { } type || !Kinds.TryGetValue(type, out var needed)) throw Invalid(value, at);
        foreach (var name in needed)
            if (spec[name] is null) throw Invalid(name, at);
        foreach (var name in needed.Where(n => n.EndsWith("Field", StringComparison.Ordinal)))
            if (!Json.IsString(spec[name], out _) && !(spec[name] is JsonArray list && list.Count > 0 && list.All(f => Json.IsString(f, out _)))) throw Invalid(spec[name], at);
        var sources = spec["data"] is JsonArray several ? [.. several] : new[] { spec["data"] };
        if (sources.Length == 0 || sources.Any(s => (s as JsonObject)?["values"] is not JsonArray rows || rows.Any(r => r is not JsonObject))) throw Invalid(spec["data"], at);
        if (type == "common") Series(spec, sources.Length, at);
    }

    static void Series(JsonObject spec, int sources, Spot at)
    {
        if (spec["series"] is not JsonArray { Count: > 0 } series) throw Invalid(spec["series"], at);
        foreach (var one in series)
        {
            if (Json.String((one as JsonObject)?["type"]) is not ("bar" or "line" or "area" or "scatter")) throw Invalid(one, at);
            if (one!["dataIndex"] is { } index && (!Json.IsInteger(index, out var n) || n < 0 || n >= sources)) throw Invalid(one, at);
            if (one["xField"] is null || one["yField"] is null) throw Invalid(one, at);
        }
    }

    static CardRefusal Invalid(JsonNode? value, Spot at) => at.Fail(200550, "chart spec is invalid", value);
}

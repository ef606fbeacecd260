using System.Text.Json;

namespace Kpi.Sandbox.Page.Cards.Charts;

/// <summary>One line, bar group or area of a VChart spec, with its points.</summary>
/// <param name="Spec">The series' part of the spec (the spec itself where it has one series).</param>
sealed record ChartSeries(JsonElement Spec, string Type, int Index, string Name, IReadOnlyList<ChartPoint> Points)
{
    public bool IsHorizontal => Spec.Str("direction") == "horizontal";

    // VChart stacks bars and areas of one category by itself unless the x field names the group too.
    public bool IsStacked => Type is "bar" or "area" && Spec.Str("seriesField") is not null
        && (Spec.At("stack") is not null ? Spec.Bool("stack") : Spec.At(CategoryKey) is { ValueKind: JsonValueKind.String });

    string CategoryKey => IsHorizontal ? "yField" : "xField";

    public JsonElement? Style(string mark) => Spec.At(mark)?.At("style");

    /// <summary>All series of a spec; a <c>seriesField</c> makes one of each of its values, in order of appearance.</summary>
    public static IReadOnlyList<ChartSeries> Of(JsonElement chart)
    {
        var type = chart.Str("type") ?? "";
        var parts = type == "common" ? chart.List("series") : [chart];
        return [.. parts.SelectMany((part, index) => Split(chart, part, part.Str("type") ?? type, index))];
    }

    static IEnumerable<ChartSeries> Split(JsonElement chart, JsonElement part, string type, int index)
    {
        var horizontal = part.Str("direction") == "horizontal";
        var category = Fields(part, horizontal ? "yField" : "xField");
        var value = Fields(part, horizontal ? "xField" : "yField") is [var measured, ..] ? measured : "value";
        var group = part.Str("seriesField") ?? (category.Count > 1 ? category[1] : null);
        return Values(chart, part)
            .GroupBy(row => group is null ? "" : row.Str(group) ?? "", StringComparer.Ordinal)
            .Select(rows => new ChartSeries(part, type, index, group is null ? Title(part, value) : rows.Key,
                [.. rows.Select(row => new ChartPoint(row.Str(category is [var first, ..] ? first : "") ?? "", row.Number(value), row))]));
    }

    static string Title(JsonElement part, string value) => part.Str("name") ?? part.Str("id") ?? value;

    static IReadOnlyList<string> Fields(JsonElement part, string key) => part.At(key) switch
    {
        { ValueKind: JsonValueKind.String } one => [one.GetString()!],
        { ValueKind: JsonValueKind.Array } many => [.. many.EnumerateArray().Select(f => f.GetString() ?? "")],
        _ => [],
    };

    /// <summary>The rows of a series: its own <c>data</c>, or that of the chart by <c>dataId</c> or <c>dataIndex</c>.</summary>
    public static IReadOnlyList<JsonElement> Values(JsonElement chart, JsonElement part)
    {
        if (part.At("data") is { ValueKind: JsonValueKind.Object } own) return own.List("values");
        var sets = chart.At("data") switch
        {
            { ValueKind: JsonValueKind.Array } many => [.. many.EnumerateArray()],
            { ValueKind: JsonValueKind.Object } one => new[] { one },
            _ => [],
        };
        var set = part.Str("dataId") is { } id ? sets.FirstOrDefault(s => s.Str("id") == id) : sets.ElementAtOrDefault(part.Whole("dataIndex", 0));
        return set.ValueKind == JsonValueKind.Object ? set.List("values") : [];
    }
}

/// <summary>One datum; <c>null</c> is a gap.</summary>
sealed record ChartPoint(string Category, double? Value, JsonElement Row);

static class ChartJson
{
    public static double? Number(this JsonElement row, string field) =>
        row.At(field) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;
}

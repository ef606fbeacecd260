using System.Text.Json;
using Vizor.ECharts;

namespace Kpi.Sandbox.Page.Cards.Charts;

/// <summary>An axis of a VChart spec: of categories, or without them of values.</summary>
/// <param name="Spec">Its part of the spec; undefined where the spec says nothing of it.</param>
sealed record ChartAxis(JsonElement Spec, List<string>? Categories = null)
{
    AxisType Type => Categories is null ? AxisType.Value : AxisType.Category;
    bool Show => Spec.Bool("visible", true);
    string? Name => Spec.At("title") is { } title && title.Bool("visible", true) ? title.Str("text") : null;
    AxisLabel Label => new() { Show = Spec.At("label")?.Bool("visible", true) ?? true, Color = "#8f959e", FontSize = 11, HideOverlap = true };
    AxisLine Line => new() { Show = Categories is not null, LineStyle = new() { Color = "#dee0e3" } };
    SplitLine Split => new() { Show = Categories is null && (Spec.At("grid")?.Bool("visible", true) ?? true), LineStyle = new() { Color = "rgba(143,149,158,.2)" } };
    double? Min => Spec.Number("min");
    double? Max => Spec.Number("max");

    // VChart begins at 0 unless told otherwise; ECharts' 「scale」 is the opposite word.
    bool? Scale => Categories is null && Spec.At("zero") is not null ? !Spec.Bool("zero") : null;

    DataList<AxisData>? Names
    {
        get
        {
            if (Categories is null) return null;
            DataList<AxisData> names = Categories;
            return names;
        }
    }

    public XAxis X() => new()
    {
        Type = Type, Show = Show, Name = Name, AxisLabel = Label, AxisLine = Line, AxisTick = new() { Show = false }, SplitLine = Split, Scale = Scale,
        Data = Names, Min = Min is { } min ? min : null, Max = Max is { } max ? max : null,
    };

    public YAxis Y() => new()
    {
        Type = Type, Show = Show, Name = Name, AxisLabel = Label, AxisLine = Line, AxisTick = new() { Show = false }, SplitLine = Split, Scale = Scale,
        Data = Names, Min = Min is { } min ? min : null, Max = Max is { } max ? max : null,
    };

    public static JsonElement Find(JsonElement chart, string orient) => chart.List("axes").FirstOrDefault(a => a.Str("orient") == orient);

    /// <summary>Whether a series is measured by the axis at the right.</summary>
    public static bool IsOnRight(JsonElement chart, ChartSeries series) => Find(chart, "right") is { ValueKind: JsonValueKind.Object } right
        && (right.List("seriesIndex").Any(i => i.ValueKind == JsonValueKind.Number && i.GetInt32() == series.Index)
            || right.List("seriesId").Any(i => i.ValueKind == JsonValueKind.String && i.GetString() == series.Spec.Str("id")));
}

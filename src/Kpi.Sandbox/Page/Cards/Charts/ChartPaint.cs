using System.Text.Json;
using Vizor.ECharts;

namespace Kpi.Sandbox.Page.Cards.Charts;

/// <summary>Colours, labels and legends that all charts share.</summary>
static class ChartPaint
{
    /// <summary>Close to the client's 「brand」 theme.</summary>
    public static readonly IReadOnlyList<string> Brand =
        ["#3370ff", "#1bcebf", "#ffc60a", "#ed6d0c", "#8f61d1", "#25b2e5", "#dca1e4", "#6dcdeb", "#288fcb", "#94b5f5"];

    public static IReadOnlyList<string> Palette(JsonElement chart)
    {
        var own = chart.At("color") is { ValueKind: JsonValueKind.Object } scale ? scale.List("range") : chart.List("color");
        string[] colors = [.. own.Where(c => c.ValueKind == JsonValueKind.String).Select(c => c.GetString()!)];
        return colors.Length > 0 ? colors : Brand;
    }

    /// <summary>The colour a spec gives a series: in its style, by its name, or by its turn.</summary>
    public static string Of(JsonElement chart, ChartSeries series, int turn)
    {
        var style = series.Type == "bar" ? series.Style("bar")?.Str("fill")
            : series.Style("line")?.Str("stroke") ?? series.Style("point")?.Str("fill") ?? series.Style("area")?.Str("fill");
        var palette = Palette(chart);
        return style ?? chart.At("color")?.At("specified")?.Str(series.Name) ?? palette[turn % palette.Count];
    }

    public static Legend? Legend(JsonElement chart)
    {
        var legend = chart.At("legends") switch
        {
            { ValueKind: JsonValueKind.Array } many => many.EnumerateArray().FirstOrDefault(),
            { } one => one,
            _ => default,
        };
        if (legend.ValueKind != JsonValueKind.Object || !legend.Bool("visible", true)) return null;
        var drawn = new Legend { Show = true, ItemWidth = 12, ItemHeight = 8, TextStyle = new() { FontSize = 12, Color = "#8f959e" }, Type = LegendType.Scroll };
        switch (legend.Str("orient"))
        {
            case "top": drawn.Top = 0; break;
            case "left": (drawn.Left, drawn.Orient, drawn.Top) = (0, Orient.Vertical, "middle"); break;
            case "right": (drawn.Right, drawn.Orient, drawn.Top) = (0, Orient.Vertical, "middle"); break;
            default: drawn.Bottom = 0; break;
        }

        return drawn;
    }

    public static Label? Label(JsonElement spec, LabelPosition position) => spec.At("label") is { } label && label.Bool("visible")
        ? new Label { Show = true, Position = position, FontSize = 11, Color = "#646a73" }
        : null;

    public static string? Title(JsonElement chart) => chart.At("title") is { } title && title.Bool("visible", true) ? title.Str("text") : null;
}

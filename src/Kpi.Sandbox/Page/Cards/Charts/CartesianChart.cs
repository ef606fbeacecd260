using System.Text.Json;
using Vizor.ECharts;

namespace Kpi.Sandbox.Page.Cards.Charts;

/// <summary>Line, bar, area, scatter and their combination (<c>common</c>), also lying (<c>direction: horizontal</c>).</summary>
static class CartesianChart
{
    public static ChartOptions Draw(JsonElement chart)
    {
        var all = ChartSeries.Of(chart);
        var lying = all.Any(s => s.IsHorizontal);
        var scatter = all.Count > 0 && all.All(s => s.Type == "scatter");
        List<string> categories = [.. all.SelectMany(s => s.Points).Select(p => p.Category).Distinct(StringComparer.Ordinal)];
        if (lying) categories.Reverse(); // ECharts counts a standing category axis from below, VChart from above.
        var legend = ChartPaint.Legend(chart);
        var options = new ChartOptions
        {
            Animation = false,
            Color = [.. ChartPaint.Palette(chart)],
            Legend = legend,
            Grid = new() { Left = 4, Right = lying ? 40 : 12, Top = legend?.Top is null ? 16 : 32, Bottom = legend is { Top: null } ? 28 : 4, ContainLabel = true },
            Tooltip = new() { Trigger = scatter ? TooltipTrigger.Item : TooltipTrigger.Axis, Confine = true },
            Series = [.. all.Select((s, turn) => Series(chart, s, turn, categories, scatter))],
        };
        var bottom = ChartAxis.Find(chart, "bottom");
        var left = ChartAxis.Find(chart, "left");
        if (lying)
        {
            options.XAxis = new ChartAxis(bottom).X();
            options.YAxis = new ChartAxis(left, categories).Y();
            return options;
        }

        options.XAxis = new ChartAxis(bottom, scatter ? null : categories).X();
        options.YAxisList = [new ChartAxis(left).Y()];
        if (ChartAxis.Find(chart, "right") is { ValueKind: JsonValueKind.Object } right)
        {
            var second = new ChartAxis(right).Y();
            second.SplitLine = new() { Show = false };
            options.YAxisList.Add(second);
        }

        return options;
    }

    static ISeries Series(JsonElement chart, ChartSeries series, int turn, List<string> categories, bool scatter)
    {
        var color = ChartPaint.Of(chart, series, turn);
        object?[] data = scatter
            ? [.. series.Points.Select(p => new object?[] { p.Row.Number(series.Spec.Str("xField") ?? ""), p.Value })]
            : Along(categories, series.Points);
        var stack = series.IsStacked ? $"stack{series.Index}" : null;
        var axis = ChartAxis.IsOnRight(chart, series) ? 1 : (int?)null;
        return series.Type switch
        {
            "bar" => new BarSeries
            {
                Name = series.Name, Data = data, Stack = stack, YAxisIndex = axis, BarMaxWidth = 24, Z = 1,
                ItemStyle = new() { Color = color, Opacity = series.Style("bar")?.Number("fillOpacity") },
                Label = ChartPaint.Label(series.Spec, series.IsHorizontal ? LabelPosition.Right : LabelPosition.Top),
            },
            "scatter" => new ScatterSeries
            {
                Name = series.Name, Data = data, SymbolSize = series.Style("point")?.Number("size") ?? 10,
                ItemStyle = new() { Color = color }, Label = ChartPaint.Label(series.Spec, LabelPosition.Top),
            },
            "line" or "area" => Line(series, color, data, stack, axis),
            var other => throw new NotSupportedException($"图表类型 {other} 不支持"),
        };
    }

    static LineSeries Line(ChartSeries series, string color, object?[] data, string? stack, int? axis)
    {
        var line = series.Style("line");
        var curve = line?.Str("curveType");
        return new LineSeries
        {
            Name = series.Name, Data = data, Stack = stack, YAxisIndex = axis, Z = 2,
            ShowSymbol = series.Spec.At("point") is { } point ? point.Bool("visible", true) : data.Length <= 31,
            Symbol = "circle", SymbolSize = 5,
            Smooth = curve is "monotone" or "basis" ? true : null,
            ConnectNulls = series.Spec.Str("invalidType") is "link",
            ItemStyle = new() { Color = color },
            LineStyle = new() { Color = color, Width = line?.Number("lineWidth") ?? 2, Type = Dash(line) },
            AreaStyle = series.Type == "area" ? new() { Opacity = series.Style("area")?.Number("fillOpacity") ?? 0.25 } : null,
            Label = ChartPaint.Label(series.Spec, LabelPosition.Top),
        };
    }

    static LineType? Dash(JsonElement? line) => line?.List("lineDash") is { Count: > 0 } dash
        ? new LineType([.. dash.Where(d => d.ValueKind == JsonValueKind.Number).Select(d => d.GetDouble())])
        : null;

    // A series that skips a category has a gap there, whatever order its rows come in.
    static object?[] Along(List<string> categories, IReadOnlyList<ChartPoint> points)
    {
        var byCategory = points.GroupBy(p => p.Category, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Value, StringComparer.Ordinal);
        return [.. categories.Select(c => (object?)byCategory.GetValueOrDefault(c))];
    }
}

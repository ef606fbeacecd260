using System.Text.Json;
using Vizor.ECharts;

namespace Kpi.Sandbox.Page.Cards.Charts;

/// <summary>Charts without axes: pie and ring, funnel, radar, and the two kinds of progress.</summary>
static class RoundChart
{
    public static ChartOptions Draw(JsonElement chart) => chart.Str("type") switch
    {
        "pie" => Pie(chart),
        "funnel" => Funnel(chart),
        "radar" => Radar(chart),
        "circularProgress" => Ring(chart),
        "linearProgress" => Bars(chart),
        var other => throw new NotSupportedException($"图表类型 {other} 不支持"),
    };

    static ChartOptions Canvas(JsonElement chart, params List<ISeries> series) => new()
    {
        Animation = false, Color = [.. ChartPaint.Palette(chart)], Legend = ChartPaint.Legend(chart),
        Tooltip = new() { Trigger = TooltipTrigger.Item, Confine = true }, Series = series,
    };

    static ChartOptions Pie(JsonElement chart) => Canvas(chart, new PieSeries
    {
        Radius = new(Share(chart, "innerRadius", 0), Share(chart, "outerRadius", 0.7)), Center = new("50%", "46%"),
        Label = new() { Show = chart.At("label")?.Bool("visible") ?? false, FontSize = 11 },
        Data = Shares(chart).Select(s => new PieSeriesData { Name = s.Name, Value = s.Value }).ToList(),
    });

    static ChartOptions Funnel(JsonElement chart) => Canvas(chart, new FunnelSeries
    {
        Left = "10%", Right = "10%", Top = 8, Bottom = 32, Label = new() { Show = true, Position = LabelPosition.Inside },
        Data = Shares(chart).Select(s => new FunnelSeriesData(s.Name, s.Value)).ToList(),
    });

    static ChartOptions Radar(JsonElement chart)
    {
        var all = ChartSeries.Of(WithFields(chart));
        List<string> names = [.. all.SelectMany(s => s.Points).Select(p => p.Category).Distinct(StringComparer.Ordinal)];
        var most = all.SelectMany(s => s.Points).Max(p => p.Value) ?? 1;
        var options = Canvas(chart, new RadarSeries
        {
            Data = all.Select(s => new RadarSeriesData
            {
                Name = s.Name,
                Value = names.Select(n => s.Points.FirstOrDefault(p => p.Category == n)?.Value).ToArray(),
                AreaStyle = chart.At("area")?.Bool("visible") == true ? new() { Opacity = 0.2 } : null,
            }).ToList(),
        });
        options.Radar = new() { Indicator = [.. names.Select(n => new RadarIndicator { Name = n, Max = most })], Radius = new("65%") };
        return options;
    }

    static ChartOptions Ring(JsonElement chart) => Canvas(chart, [.. Shares(chart).Take(1).Select(s => (ISeries)new PieSeries
    {
        Radius = new(Share(chart, "innerRadius", 0.6), Share(chart, "outerRadius", 0.8)),
        Label = new() { Show = true, Position = LabelPosition.Center, FontSize = 18, Formatter = $"{s.Value:P0}" },
        Data = new List<PieSeriesData>
        {
            new() { Name = s.Name, Value = Math.Clamp(s.Value, 0, 1) },
            new() { Name = "", Value = 1 - Math.Clamp(s.Value, 0, 1), ItemStyle = new() { Color = "rgba(143,149,158,.2)" } },
        },
    })]);

    static ChartOptions Bars(JsonElement chart)
    {
        var field = chart.Str("yField") ?? "";
        var rows = ChartSeries.Values(chart, chart).Reverse().ToList();
        var palette = ChartPaint.Palette(chart);
        var options = Canvas(chart, new BarSeries
        {
            BarWidth = chart.Number("bandWidth") ?? 12, ShowBackground = true, BackgroundStyle = new() { Color = "rgba(143,149,158,.18)" },
            ItemStyle = new() { Color = chart.At("progress")?.At("style")?.Str("fill") ?? palette[0] },
            Data = rows.Select(r => (object?)(r.Number(chart.Str("xField") ?? "value") is { } v ? Math.Clamp(v, 0, 1) : null)).ToArray(),
            Label = ChartPaint.Label(chart, LabelPosition.Right),
        });
        options.Grid = new() { Left = 4, Right = 24, Top = 8, Bottom = 8, ContainLabel = true };
        options.XAxis = new() { Type = AxisType.Value, Min = 0, Max = 1, Show = false };
        options.YAxis = new ChartAxis(ChartAxis.Find(chart, "left"), [.. rows.Select(r => r.Str(field) ?? "")]).Y();
        return options;
    }

    static IEnumerable<(string Name, double Value)> Shares(JsonElement chart) => ChartSeries.Values(chart, chart)
        .Select(row => (row.Str(chart.Str("categoryField") ?? "type") ?? "", row.Number(chart.Str("valueField") ?? "value") ?? 0));

    static string Share(JsonElement chart, string name, double otherwise) => $"{(chart.Number(name) ?? otherwise) * 100:0}%";

    // A radar names its fields otherwise than the charts with axes do.
    static JsonElement WithFields(JsonElement chart) => JsonSerializer.SerializeToElement(new Dictionary<string, object?>
    {
        ["type"] = "radar", ["data"] = chart.At("data"), ["xField"] = chart.Str("categoryField"), ["yField"] = chart.Str("valueField"),
        ["seriesField"] = chart.Str("seriesField"),
    });
}

using System.Text.Json;
using Kpi.Sandbox.Page.Cards.Charts;
using Vizor.ECharts;

namespace Kpi.Sandbox.Tests.Page;

/// <summary>VChart specs become what ECharts draws.</summary>
public sealed class ChartTests
{
    const string Leads = """
        "data": { "values": [ { "m": "1月", "c": "抖音", "v": 3 }, { "m": "2月", "c": "抖音", "v": 4 }, { "m": "2月", "c": "小红书", "v": 5 } ] }
        """;

    static ChartOptions Draw(string spec) => CartesianChart.Draw(JsonDocument.Parse(spec).RootElement);

    [Fact]
    public void A_category_that_a_series_lacks_is_a_gap_not_a_shift()
    {
        var series = Draw($$"""{ "type": "line", {{Leads}}, "xField": "m", "yField": "v", "seriesField": "c" }""").Series!.Cast<LineSeries>().ToList();

        Assert.Equal(["抖音", "小红书"], series.Select(s => s.Name));
        Assert.Equal(new object?[] { 3.0, 4.0 }, (object?[])series[0].Data!);
        Assert.Equal(new object?[] { null, 5.0 }, (object?[])series[1].Data!);
    }

    [Theory]
    [InlineData("""["m","c"]""", "", false)]
    [InlineData("\"m\"", "", true)]
    [InlineData("\"m\"", ", \"stack\": false", false)]
    [InlineData("""["m","c"]""", ", \"stack\": true", true)]
    public void Bars_stack_unless_the_category_names_the_group(string xField, string more, bool stacked)
    {
        var bars = Draw($$"""{ "type": "bar", {{Leads}}, "xField": {{xField}}, "yField": "v", "seriesField": "c"{{more}} }""").Series!.Cast<BarSeries>();

        Assert.All(bars, bar => Assert.Equal(stacked, bar.Stack is not null));
    }

    [Fact]
    public void A_combination_takes_each_series_from_its_own_data_with_its_dashes_and_axis()
    {
        var chart = Draw("""
            { "type": "common",
              "data": [ { "values": [ { "x": "7/1", "y": 30 }, { "x": "7/2", "y": null } ] }, { "values": [ { "x": "7/2", "y": 58 } ] } ],
              "series": [ { "type": "bar", "dataIndex": 0, "xField": "x", "yField": "y" },
                          { "type": "line", "dataIndex": 1, "xField": "x", "yField": "y", "line": { "style": { "lineDash": [4, 2], "stroke": "#8f959e" } } } ],
              "axes": [ { "orient": "left" }, { "orient": "right", "seriesIndex": [1] } ] }
            """);
        var (bar, line) = ((BarSeries)chart.Series![0], (LineSeries)chart.Series[1]);

        Assert.Equal(new object?[] { 30.0, null }, (object?[])bar.Data!);
        Assert.Equal(new object?[] { null, 58.0 }, (object?[])line.Data!);
        Assert.NotNull(line.LineStyle!.Type);
        Assert.Equal(1, line.YAxisIndex);
        Assert.Null(bar.YAxisIndex);
        Assert.Equal(2, chart.YAxisList!.Count);
    }

    [Fact]
    public void A_lying_bar_chart_reads_from_above() =>
        Assert.Equal([2.0, 12.0], Values(Draw("""
            { "type": "bar", "direction": "horizontal", "data": { "values": [ { "n": "王芳", "v": 12 }, { "n": "未归属", "v": 2 } ] }, "xField": "v", "yField": "n" }
            """)));

    static IEnumerable<object?> Values(ChartOptions chart) => (object?[])((BarSeries)chart.Series![0]).Data!;
}

using System.Text.Json.Nodes;
using Kpi.Bot.Outbox;
using Kpi.Domain.Model;
using Kpi.Feishu.Base;

namespace Kpi.Bot.Base;

/// <summary>「行业基准」: what the industry reaches.</summary>
public static class BenchmarksTable
{
    public const string Name = "行业基准";
    public const string Indicator = "指标名称";
    public const string Value = "数值";
    public const string Unit = "单位";
    public const string Source = "来源";
    public const string Day = "日期";

    public static TableSpec Spec { get; } = new(Name,
        [
            Cells.Text(Indicator),
            Cells.Number(Value),
            Cells.Text(Unit),
            Cells.Text(Source),
            Cells.Day(Day),
        ],
        [(Indicator, KeyPart.Text)]);

    public static Reading<Benchmark> Read(string baseName, TimeZoneInfo zone, BaseRecord record)
    {
        var cells = new RowReader(baseName, zone, Spec, record);
        var (name, value) = (cells.Needed(Indicator), cells.NeededNumber(Value));
        var (unit, source, day) = (cells.Text(Unit), cells.Text(Source), cells.Day(Day));
        return cells.Done(() => new Benchmark(name, value, unit, source, day));
    }

    public static IReadOnlyDictionary<string, JsonNode?> Fields(Benchmark row, TimeZoneInfo zone) => new Dictionary<string, JsonNode?>
    {
        [Indicator] = CellValues.Text(row.IndicatorName),
        [Value] = CellValues.Number(row.Value),
        [Unit] = CellValues.Text(row.Unit),
        [Source] = CellValues.Text(row.Source),
        [Day] = Cells.Of(row.Day, zone),
    };

    public static BaseWrite Write(IBaseSnapshot @base, Benchmark row) => new(@base.Name, Name, row.IndicatorName, Fields(row, @base.Zone));
}

using System.Text.Json.Nodes;
using Kpi.Bot.Outbox;
using Kpi.Domain.Model;
using Kpi.Feishu.Base;

namespace Kpi.Bot.Base;

/// <summary>「实绩」: one indicator's value on one day.</summary>
public static class ActualsTable
{
    public const string Name = "实绩";
    public const string Code = "指标编码";
    public const string Day = "日期";
    public const string Value = "数值";
    public const string Numerator = "分子";
    public const string Denominator = "分母";
    public const string Source = "来源";
    public const string CollectedAt = "采集时间";

    public static TableSpec Spec { get; } = new(Name,
        [
            Cells.Text(Code),
            Cells.Day(Day),
            Cells.Number(Value),
            Cells.Number(Numerator),
            Cells.Number(Denominator),
            Cells.Select(Source, Options.ActualSources.Names),
            Cells.Moment(CollectedAt),
        ],
        [(Code, KeyPart.Text), (Day, KeyPart.Day)]);

    public static Reading<Actual> Read(string baseName, TimeZoneInfo zone, BaseRecord record)
    {
        var cells = new RowReader(baseName, zone, Spec, record);
        var (code, day) = (new IndicatorCode(cells.Needed(Code)), cells.NeededDay(Day));
        var (value, numerator, denominator) = (cells.Number(Value), cells.Number(Numerator), cells.Number(Denominator));
        var source = cells.Option(Source, Options.ActualSources, ActualSource.Manual);
        var collected = cells.Moment(CollectedAt);
        return cells.Done(() => new Actual(code, day, value, numerator, denominator, source, collected));
    }

    public static IReadOnlyDictionary<string, JsonNode?> Fields(Actual row, TimeZoneInfo zone) => new Dictionary<string, JsonNode?>
    {
        [Code] = CellValues.Text(row.Code.Value),
        [Day] = Cells.Of(row.Day, zone),
        [Value] = CellValues.Number(row.Value),
        [Numerator] = CellValues.Number(row.Numerator),
        [Denominator] = CellValues.Number(row.Denominator),
        [Source] = CellValues.Option(Options.ActualSources.NameOf(row.Source)),
        [CollectedAt] = CellValues.Moment(row.CollectedAt),
    };

    public static BaseWrite Write(IBaseSnapshot @base, Actual row) => new(@base.Name, Name, RowKeys.Actual(row.Code, row.Day), Fields(row, @base.Zone));
}

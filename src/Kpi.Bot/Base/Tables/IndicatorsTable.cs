using System.Text.Json.Nodes;
using Kpi.Bot.Outbox;
using Kpi.Domain.Model;
using Kpi.Feishu.Base;

namespace Kpi.Bot.Base;

/// <summary>「指标」: the definitions.</summary>
public static class IndicatorsTable
{
    public const string Name = "指标";
    public const string Code = "编码";
    public const string Title = "名称";
    public const string Level = "层级";
    public const string Team = "团队";
    public const string Owner = "责任人";
    public const string Channel = "渠道";
    public const string Parent = "上级指标";
    public const string Category = "类别";
    public const string Nature = "性质";
    public const string Unit = "单位";
    public const string Direction = "方向";
    public const string Aggregation = "聚合";
    public const string Cycle = "周期";
    public const string Days = "日历";
    public const string Weight = "权重";
    public const string Formula = "公式";
    public const string DataSource = "数据来源";
    public const string Definition = "口径";
    public const string WarnAt = "提醒阈值";
    public const string CriticalAt = "严重阈值";
    public const string Enabled = "启用";

    public static TableSpec Spec { get; } = new(Name,
        [
            Cells.Text(Code),
            Cells.Text(Title),
            Cells.Select(Level, Options.Levels.Names),
            Cells.Text(Team),
            Cells.Person(Owner),
            Cells.Text(Channel),
            Cells.Text(Parent),
            Cells.Select(Category, Options.Categories.Names),
            Cells.Select(Nature, Options.Natures.Names),
            Cells.Text(Unit),
            Cells.Select(Direction, Options.Directions.Names),
            Cells.Select(Aggregation, Options.Aggregations.Names),
            Cells.Select(Cycle, Options.Cycles.Names),
            Cells.Select(Days, Options.DayBases.Names),
            Cells.Whole(Weight),
            Cells.Text(Formula),
            Cells.Text(DataSource),
            Cells.Text(Definition),
            Cells.Whole(WarnAt),
            Cells.Whole(CriticalAt),
            Cells.Flag(Enabled),
        ],
        [(Code, KeyPart.Text)]);

    /// <summary>Percent of pace attainment where 提醒阈值 and 严重阈值 are empty.</summary>
    public const decimal DefaultWarnAt = 90, DefaultCriticalAt = 70;

    public static Reading<Indicator> Read(string baseName, TimeZoneInfo zone, BaseRecord record)
    {
        var cells = new RowReader(baseName, zone, Spec, record);
        var (code, team) = (cells.Needed(Code), cells.Needed(Team));
        if (code.Length > 0 && !code.All(c => char.IsLetterOrDigit(c) || c == '_'))
            cells.Broken(Code, $"的「{code}」含有不允许的字符", "编码只能由字母、数字、下划线和汉字组成");
        var row = new Indicator(baseName, record.Id, new IndicatorCode(code), cells.Text(Title) ?? code,
            cells.Option(Level, Options.Levels, Domain.Model.Level.Team), team, cells.Person(Owner), cells.Text(Channel),
            cells.Text(Parent) is { } parent ? new IndicatorCode(parent) : null,
            cells.Option(Category, Options.Categories, Domain.Model.Category.Leads), cells.Option(Nature, Options.Natures, Domain.Model.Nature.Outcome),
            cells.Text(Unit) ?? "", cells.Option(Direction, Options.Directions, Domain.Model.Direction.HigherIsBetter),
            cells.Option(Aggregation, Options.Aggregations, Domain.Model.Aggregation.Sum), cells.Option(Cycle, Options.Cycles, Domain.Model.Cycle.Month),
            cells.Option(Days, Options.DayBases, DayBasis.CalendarDays), WeightIn(cells), cells.Text(Formula), cells.Text(DataSource),
            cells.Text(Definition), cells.Number(WarnAt) ?? DefaultWarnAt, cells.Number(CriticalAt) ?? DefaultCriticalAt, cells.Flag(Enabled));
        return cells.Done(() => row);
    }

    public static IReadOnlyDictionary<string, JsonNode?> Fields(Indicator row, TimeZoneInfo zone) => new Dictionary<string, JsonNode?>
    {
        [Code] = CellValues.Text(row.Code.Value),
        [Title] = CellValues.Text(row.Name),
        [Level] = CellValues.Option(Options.Levels.NameOf(row.Level)),
        [Team] = CellValues.Text(row.Team),
        [Owner] = Cells.Of(row.Owner),
        [Channel] = CellValues.Text(row.Channel),
        [Parent] = CellValues.Text(row.Parent?.Value),
        [Category] = CellValues.Option(Options.Categories.NameOf(row.Category)),
        [Nature] = CellValues.Option(Options.Natures.NameOf(row.Nature)),
        [Unit] = CellValues.Text(row.Unit),
        [Direction] = CellValues.Option(Options.Directions.NameOf(row.Direction)),
        [Aggregation] = CellValues.Option(Options.Aggregations.NameOf(row.Aggregation)),
        [Cycle] = CellValues.Option(Options.Cycles.NameOf(row.Cycle)),
        [Days] = CellValues.Option(Options.DayBases.NameOf(row.Days)),
        [Weight] = CellValues.Number(row.Weight),
        [Formula] = CellValues.Text(row.Formula),
        [DataSource] = CellValues.Text(row.DataSource),
        [Definition] = CellValues.Text(row.Definition),
        [WarnAt] = CellValues.Number(row.WarnAt),
        [CriticalAt] = CellValues.Number(row.CriticalAt),
        [Enabled] = CellValues.Flag(row.Enabled),
    };

    public static BaseWrite Write(IBaseSnapshot @base, Indicator row) => new(@base.Name, Name, row.Code.Value, Fields(row, @base.Zone));

    static decimal WeightIn(RowReader cells)
    {
        if (cells.Number(Weight) is not { } weight)
            return 0;
        if (weight is >= 0 and <= 100)
            return weight;
        cells.Wrong(Weight, $"的 {weight} 不在 0–100 之间", "请改成 0 到 100 的数字");
        return Math.Clamp(weight, 0, 100);
    }
}

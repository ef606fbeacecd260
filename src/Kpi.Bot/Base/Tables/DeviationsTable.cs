using System.Text.Json.Nodes;
using Kpi.Bot.Outbox;
using Kpi.Domain.Model;
using Kpi.Feishu.Base;

namespace Kpi.Bot.Base;

/// <summary>「偏差跟进」: an indicator behind its pace in a closed week, and what its owner does about it.</summary>
public static class DeviationsTable
{
    public const string Name = "偏差跟进";
    public const string Id = "编号";
    public const string Week = "周";
    public const string Code = "指标编码";
    public const string Owner = "责任人";
    public const string Target = "目标";
    public const string Actual = "实际";
    public const string Attainment = "达成率";
    public const string Severity = "严重度";
    public const string Attribution = "归因";
    public const string Reason = "偏差原因";
    public const string CauseKind = "原因分类";
    public const string Action = "调整措施";
    public const string DueDay = "完成日";
    public const string State = "状态";
    public const string AnsweredAt = "回复时间";

    public static TableSpec Spec { get; } = new(Name,
        [
            Cells.Text(Id),
            Cells.Text(Week),
            Cells.Text(Code),
            Cells.Person(Owner),
            Cells.Number(Target),
            Cells.Number(Actual),
            Cells.Number(Attainment),
            Cells.Select(Severity, Options.Severities.Names),
            Cells.Text(Attribution),
            Cells.Text(Reason),
            Cells.Select(CauseKind, Options.CauseKinds),
            Cells.Text(Action),
            Cells.Day(DueDay),
            Cells.Select(State, Options.DeviationStates.Names),
            Cells.Moment(AnsweredAt),
        ],
        [(Id, KeyPart.Text), (Week, KeyPart.Period), (Code, KeyPart.Text)]);

    public static Reading<Deviation> Read(string baseName, TimeZoneInfo zone, BaseRecord record)
    {
        var cells = new RowReader(baseName, zone, Spec, record);
        var (id, week, code) = (cells.Needed(Id), cells.NeededPeriod(Week), new IndicatorCode(cells.Needed(Code)));
        var row = new Deviation(baseName, id, week, code, cells.Person(Owner), cells.Number(Target), cells.Number(Actual), cells.Number(Attainment),
            cells.Option(Severity, Options.Severities, Status.Behind), cells.Text(Attribution), cells.Text(Reason), cells.Text(CauseKind),
            cells.Text(Action), cells.Day(DueDay), cells.Option(State, Options.DeviationStates, DeviationState.Open), cells.Moment(AnsweredAt));
        return cells.Done(() => row);
    }

    public static IReadOnlyDictionary<string, JsonNode?> Fields(Deviation row, TimeZoneInfo zone) => new Dictionary<string, JsonNode?>
    {
        [Id] = CellValues.Text(row.Id),
        [Week] = CellValues.Text(row.Week.ToString()),
        [Code] = CellValues.Text(row.Code.Value),
        [Owner] = Cells.Of(row.Owner),
        [Target] = CellValues.Number(row.Target),
        [Actual] = CellValues.Number(row.Actual),
        [Attainment] = CellValues.Number(row.Attainment),
        [Severity] = CellValues.Option(Options.Severities.NameOf(row.Severity)),
        [Attribution] = CellValues.Text(row.Attribution),
        [Reason] = CellValues.Text(row.Reason),
        [CauseKind] = CellValues.Option(row.CauseKind),
        [Action] = CellValues.Text(row.Action),
        [DueDay] = Cells.Of(row.DueDay, zone),
        [State] = CellValues.Option(Options.DeviationStates.NameOf(row.State)),
        [AnsweredAt] = CellValues.Moment(row.AnsweredAt),
    };

    public static BaseWrite Write(IBaseSnapshot @base, Deviation row) => new(@base.Name, Name, RowKeys.Deviation(row.Id, row.Week, row.Code), Fields(row, @base.Zone));
}

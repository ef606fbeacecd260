using System.Text.Json.Nodes;
using Kpi.Bot.Outbox;
using Kpi.Domain.Model;
using Kpi.Feishu.Base;

namespace Kpi.Bot.Base;

/// <summary>「目标变更」: requests for another target, and what was decided.</summary>
public static class TargetChangesTable
{
    public const string Name = "目标变更";
    public const string Id = "编号";
    public const string Code = "指标编码";
    public const string Period = "周期";
    public const string OldBase = "原基础";
    public const string NewBase = "新基础";
    public const string OldChallenge = "原挑战";
    public const string NewChallenge = "新挑战";
    public const string Why = "理由";
    public const string Requester = "申请人";
    public const string Approver = "审批人";
    public const string State = "状态";
    public const string Comment = "审批意见";
    public const string RequestedAt = "申请时间";
    public const string DecidedAt = "审批时间";

    public static TableSpec Spec { get; } = new(Name,
        [
            Cells.Text(Id),
            Cells.Text(Code),
            Cells.Text(Period),
            Cells.Number(OldBase),
            Cells.Number(NewBase),
            Cells.Number(OldChallenge),
            Cells.Number(NewChallenge),
            Cells.Text(Why),
            Cells.Person(Requester),
            Cells.Person(Approver),
            Cells.Select(State, Options.ChangeStates.Names),
            Cells.Text(Comment),
            Cells.Moment(RequestedAt),
            Cells.Moment(DecidedAt),
        ],
        [(Id, KeyPart.Text)]);

    public static Reading<TargetChange> Read(string baseName, TimeZoneInfo zone, BaseRecord record)
    {
        var cells = new RowReader(baseName, zone, Spec, record);
        var (id, code, period) = (cells.Needed(Id), new IndicatorCode(cells.Needed(Code)), cells.NeededPeriod(Period));
        var row = new TargetChange(baseName, id, code, period, cells.Number(OldBase), cells.NeededNumber(NewBase), cells.Number(OldChallenge),
            cells.Number(NewChallenge), cells.Text(Why) ?? "", cells.Person(Requester), cells.Person(Approver),
            cells.Option(State, Options.ChangeStates, ChangeState.Pending), cells.Text(Comment), cells.Moment(RequestedAt), cells.Moment(DecidedAt));
        return cells.Done(() => row);
    }

    public static IReadOnlyDictionary<string, JsonNode?> Fields(TargetChange row, TimeZoneInfo zone) => new Dictionary<string, JsonNode?>
    {
        [Id] = CellValues.Text(row.Id),
        [Code] = CellValues.Text(row.Code.Value),
        [Period] = CellValues.Text(row.Period.ToString()),
        [OldBase] = CellValues.Number(row.OldBase),
        [NewBase] = CellValues.Number(row.NewBase),
        [OldChallenge] = CellValues.Number(row.OldChallenge),
        [NewChallenge] = CellValues.Number(row.NewChallenge),
        [Why] = CellValues.Text(row.Why),
        [Requester] = Cells.Of(row.Requester),
        [Approver] = Cells.Of(row.Approver),
        [State] = CellValues.Option(Options.ChangeStates.NameOf(row.State)),
        [Comment] = CellValues.Text(row.Comment),
        [RequestedAt] = CellValues.Moment(row.RequestedAt),
        [DecidedAt] = CellValues.Moment(row.DecidedAt),
    };

    public static BaseWrite Write(IBaseSnapshot @base, TargetChange row) => new(@base.Name, Name, row.Id, Fields(row, @base.Zone));
}

using System.Text.Json.Nodes;
using Kpi.Bot.Outbox;
using Kpi.Domain.Model;
using Kpi.Feishu.Base;

namespace Kpi.Bot.Base;

/// <summary>「目标值」: versions of targets, never overwritten.</summary>
public static class TargetsTable
{
    public const string Name = "目标值";
    public const string Code = "指标编码";
    public const string Period = "周期";
    public const string Version = "版本";
    public const string Base = "基础目标";
    public const string Challenge = "挑战目标";
    public const string Basis = "依据";
    public const string Note = "说明";
    public const string State = "状态";
    public const string Since = "生效时间";

    public static TableSpec Spec { get; } = new(Name,
        [
            Cells.Text(Code),
            Cells.Text(Period),
            Cells.Whole(Version),
            Cells.Number(Base),
            Cells.Number(Challenge),
            Cells.Select(Basis, Options.Bases),
            Cells.Text(Note),
            Cells.Select(State, Options.TargetStates.Names),
            Cells.Moment(Since),
        ],
        [(Code, KeyPart.Text), (Period, KeyPart.Period), (Version, KeyPart.Number)]);

    public static Reading<Target> Read(string baseName, TimeZoneInfo zone, BaseRecord record)
    {
        var cells = new RowReader(baseName, zone, Spec, record);
        var (code, period) = (new IndicatorCode(cells.Needed(Code)), cells.NeededPeriod(Period));
        var version = cells.Number(Version) ?? 1;
        if (version < 1 || version > 10_000 || version != Math.Floor(version))
            cells.Broken(Version, $"的 {version} 不是版本号", "请改成 1、2、3 这样的整数");
        var (target, challenge) = (cells.NeededNumber(Base), cells.Number(Challenge));
        var (basis, note, since) = (cells.Text(Basis), cells.Text(Note), cells.Moment(Since));
        var state = cells.Option(State, Options.TargetStates, TargetState.Draft);
        return cells.Done(() => new Target(code, period, (int)version, target, challenge, basis, note, state, since));
    }

    public static IReadOnlyDictionary<string, JsonNode?> Fields(Target row, TimeZoneInfo zone) => new Dictionary<string, JsonNode?>
    {
        [Code] = CellValues.Text(row.Code.Value),
        [Period] = CellValues.Text(row.Period.ToString()),
        [Version] = CellValues.Number(row.Version),
        [Base] = CellValues.Number(row.Base),
        [Challenge] = CellValues.Number(row.Challenge),
        [Basis] = CellValues.Option(row.Basis),
        [Note] = CellValues.Text(row.Note),
        [State] = CellValues.Option(Options.TargetStates.NameOf(row.State)),
        [Since] = CellValues.Moment(row.Since),
    };

    public static BaseWrite Write(IBaseSnapshot @base, Target row) => new(@base.Name, Name, RowKeys.Target(row.Code, row.Period, row.Version), Fields(row, @base.Zone));
}

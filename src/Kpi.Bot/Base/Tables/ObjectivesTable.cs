using System.Text.Json.Nodes;
using Kpi.Bot.Outbox;
using Kpi.Domain.Model;
using Kpi.Feishu.Base;

namespace Kpi.Bot.Base;

/// <summary>「营销目标」: what a period is for.</summary>
public static class ObjectivesTable
{
    public const string Name = "营销目标";
    public const string Period = "周期";
    public const string Team = "团队";
    public const string Goal = "目标";
    public const string MarketLogic = "市场逻辑";
    public const string Lead = "负责人";
    public const string State = "状态";

    public static TableSpec Spec { get; } = new(Name,
        [
            Cells.Text(Period),
            Cells.Text(Team),
            Cells.Text(Goal),
            Cells.Text(MarketLogic),
            Cells.Person(Lead),
            Cells.Select(State, Options.ObjectiveStates),
        ],
        [(Period, KeyPart.Period), (Team, KeyPart.Text)]);

    public static Reading<Objective> Read(string baseName, TimeZoneInfo zone, BaseRecord record)
    {
        var cells = new RowReader(baseName, zone, Spec, record);
        var (period, team) = (cells.NeededPeriod(Period), cells.Needed(Team));
        var (goal, logic, lead, state) = (cells.Text(Goal), cells.Text(MarketLogic), cells.Person(Lead), cells.Text(State));
        return cells.Done(() => new Objective(period, team, goal, logic, lead, state));
    }

    public static IReadOnlyDictionary<string, JsonNode?> Fields(Objective row, TimeZoneInfo zone) => new Dictionary<string, JsonNode?>
    {
        [Period] = CellValues.Text(row.Period.ToString()),
        [Team] = CellValues.Text(row.Team),
        [Goal] = CellValues.Text(row.Goal),
        [MarketLogic] = CellValues.Text(row.MarketLogic),
        [Lead] = Cells.Of(row.Lead),
        [State] = CellValues.Option(row.State),
    };

    public static BaseWrite Write(IBaseSnapshot @base, Objective row) => new(@base.Name, Name, RowKeys.Join(row.Period.ToString(), row.Team), Fields(row, @base.Zone));
}

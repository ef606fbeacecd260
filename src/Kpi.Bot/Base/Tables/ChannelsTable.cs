using System.Text.Json.Nodes;
using Kpi.Bot.Outbox;
using Kpi.Domain.Model;
using Kpi.Feishu.Base;

namespace Kpi.Bot.Base;

/// <summary>「渠道」: where leads come from, and what each costs.</summary>
public static class ChannelsTable
{
    public const string Name = "渠道";
    public const string Channel = "渠道";
    public const string Kind = "类别";
    public const string MonthlyBudget = "月预算";
    public const string People = "人数";
    public const string Tools = "工具权限";
    public const string Enabled = "启用";

    public static TableSpec Spec { get; } = new(Name,
        [
            Cells.Text(Channel),
            Cells.Select(Kind, Options.ChannelKinds),
            Cells.Number(MonthlyBudget),
            Cells.Whole(People),
            Cells.Text(Tools),
            Cells.Flag(Enabled),
        ],
        [(Channel, KeyPart.Text)]);

    public static Reading<Channel> Read(string baseName, TimeZoneInfo zone, BaseRecord record)
    {
        var cells = new RowReader(baseName, zone, Spec, record);
        var name = cells.Needed(Channel);
        var (kind, budget, people, enabled) = (cells.Text(Kind), cells.Number(MonthlyBudget), cells.Number(People), cells.Flag(Enabled));
        return cells.Done(() => new Channel(name, kind, budget, people, enabled));
    }

    public static IReadOnlyDictionary<string, JsonNode?> Fields(Channel row, TimeZoneInfo zone) => new Dictionary<string, JsonNode?>
    {
        [Channel] = CellValues.Text(row.Name),
        [Kind] = CellValues.Option(row.Kind),
        [MonthlyBudget] = CellValues.Number(row.MonthlyBudget),
        [People] = CellValues.Number(row.People),
        [Enabled] = CellValues.Flag(row.Enabled),
    };

    public static BaseWrite Write(IBaseSnapshot @base, Channel row) => new(@base.Name, Name, row.Name, Fields(row, @base.Zone));
}

using System.Text.Json.Nodes;
using Kpi.Bot.Outbox;
using Kpi.Domain.Model;
using Kpi.Feishu.Base;

namespace Kpi.Bot.Base;

/// <summary>「渠道历史」: a channel's closed months, the ground of elasticity and efficiency.</summary>
public static class ChannelHistoryTable
{
    public const string Name = "渠道历史";
    public const string Channel = "渠道";
    public const string Month = "月份";
    public const string Leads = "线索量";
    public const string Customers = "客户数";
    public const string Cost = "费用";
    public const string Revenue = "成交额";

    public static TableSpec Spec { get; } = new(Name,
        [
            Cells.Text(Channel),
            Cells.Text(Month),
            Cells.Whole(Leads),
            Cells.Whole(Customers),
            Cells.Number(Cost),
            Cells.Number(Revenue),
        ],
        [(Channel, KeyPart.Text), (Month, KeyPart.Period)]);

    public static Reading<ChannelMonth> Read(string baseName, TimeZoneInfo zone, BaseRecord record)
    {
        var cells = new RowReader(baseName, zone, Spec, record);
        var (channel, month) = (cells.Needed(Channel), cells.NeededPeriod(Month));
        var (leads, customers) = (cells.Number(Leads), cells.Number(Customers));
        var (cost, revenue) = (cells.Number(Cost), cells.Number(Revenue));
        return cells.Done(() => new ChannelMonth(channel, month, leads, customers, cost, revenue));
    }

    public static IReadOnlyDictionary<string, JsonNode?> Fields(ChannelMonth row, TimeZoneInfo zone) => new Dictionary<string, JsonNode?>
    {
        [Channel] = CellValues.Text(row.Channel),
        [Month] = CellValues.Text(row.Month.ToString()),
        [Leads] = CellValues.Number(row.Leads),
        [Customers] = CellValues.Number(row.Customers),
        [Cost] = CellValues.Number(row.Cost),
        [Revenue] = CellValues.Number(row.Revenue),
    };

    public static BaseWrite Write(IBaseSnapshot @base, ChannelMonth row) => new(@base.Name, Name, RowKeys.Join(row.Channel, row.Month.ToString()), Fields(row, @base.Zone));
}

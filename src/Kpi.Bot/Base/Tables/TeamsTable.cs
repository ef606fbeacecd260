using System.Text.Json.Nodes;
using Kpi.Bot.Outbox;
using Kpi.Domain.Model;
using Kpi.Feishu.Base;

namespace Kpi.Bot.Base;

/// <summary>「团队」: each with its group and who leads it.</summary>
public static class TeamsTable
{
    public const string Name = "团队";
    public const string Team = "团队";
    public const string Chat = "群ID";
    public const string Lead = "负责人";
    public const string TimeZone = "时区";
    public const string Push = "推送";

    public static TableSpec Spec { get; } = new(Name,
        [
            Cells.Text(Team),
            Cells.Text(Chat),
            Cells.Person(Lead),
            Cells.Text(TimeZone),
            Cells.Flag(Push),
        ],
        [(Team, KeyPart.Text)]);

    public static Reading<Team> Read(string baseName, TimeZoneInfo zone, BaseRecord record)
    {
        var cells = new RowReader(baseName, zone, Spec, record);
        var name = cells.Needed(Team);
        var (chat, lead, push) = (cells.Text(Chat), cells.Person(Lead), cells.Flag(Push));
        var timeZone = cells.Text(TimeZone);
        if (timeZone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _))
        {
            cells.Wrong(TimeZone, $"的「{timeZone}」不是时区", "请写成 Asia/Shanghai 这样的名称；暂按 Asia/Shanghai 计");
            timeZone = null;
        }
        return cells.Done(() => new Team(baseName, name, chat, lead, timeZone ?? BaseDays.Shanghai.Id, push));
    }

    public static IReadOnlyDictionary<string, JsonNode?> Fields(Team row, TimeZoneInfo zone) => new Dictionary<string, JsonNode?>
    {
        [Team] = CellValues.Text(row.Name),
        [Chat] = CellValues.Text(row.Chat),
        [Lead] = Cells.Of(row.Lead),
        [TimeZone] = CellValues.Text(row.TimeZone),
        [Push] = CellValues.Flag(row.Push),
    };

    public static BaseWrite Write(IBaseSnapshot @base, Team row) => new(@base.Name, Name, row.Name, Fields(row, @base.Zone));
}

using System.Text.Json.Nodes;
using Kpi.Domain.Model;
using Kpi.Feishu;
using Kpi.Feishu.Base;

namespace Kpi.Bot.Base;

/// <summary>Short words for the columns of a table and for values written into them.</summary>
static class Cells
{
    public static NewField Text(string name) => new(name, FieldType.Text);

    public static NewField Whole(string name) => new(name, FieldType.Number, Format: "0");

    public static NewField Number(string name) => new(name, FieldType.Number, Format: "0.00");

    public static NewField Select(string name, IReadOnlyList<string> options) => new(name, FieldType.SingleSelect, options);

    public static NewField Person(string name) => new(name, FieldType.Person);

    public static NewField Day(string name) => new(name, FieldType.Date, Format: "yyyy/MM/dd");

    public static NewField Moment(string name) => new(name, FieldType.Date, Format: "yyyy-MM-dd HH:mm");

    public static NewField Flag(string name) => new(name, FieldType.Checkbox);

    public static JsonNode? Of(DateOnly? day, TimeZoneInfo zone) =>
        day is null ? null : CellValues.Moment(BaseDays.MidnightOf(day.Value, zone));

    public static JsonNode? Of(UserId? person) => CellValues.Person(person is null ? null : new OpenId(person.Value.Value));
}

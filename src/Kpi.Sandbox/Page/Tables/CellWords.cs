using System.Globalization;
using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules.Cells;
using Kpi.Sandbox.World;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.Page.Tables;

/// <summary>What stands in a cell, as text: for plain cells, for the search box, and for sorting.</summary>
static class CellWords
{
    public static string Of(FeishuWorld world, Base inBase, Field field, Row row) => field.Type switch
    {
        FieldKind.CreatedTime => Date(row.Created.ToUnixTimeMilliseconds(), "yyyy/MM/dd HH:mm"),
        FieldKind.ModifiedTime => Date(row.Modified.ToUnixTimeMilliseconds(), "yyyy/MM/dd HH:mm"),
        FieldKind.CreatedUser => world.NameOf(row.CreatedBy),
        FieldKind.ModifiedUser => world.NameOf(row.ModifiedBy),
        FieldKind.AutoNumber => row.Number.ToString(CultureInfo.InvariantCulture),
        _ => row.Cells.GetValueOrDefault(field.Id) is { } value ? Of(world, inBase, field, value) : "",
    };

    static string Of(FeishuWorld world, Base inBase, Field field, JsonNode value) => field.Type switch
    {
        FieldKind.Number => Number(value, (string?)field.Property?["formatter"]),
        FieldKind.Date => Moment(value) is { } at ? Date(at, DatePattern(field)) : value.ToString(),
        FieldKind.Checkbox => IsTicked(value) ? "✓" : "",
        FieldKind.Person => string.Join("、", Ids(value).Select(id => world.People.ById("open_id", id)?.Name ?? id)),
        FieldKind.Group => string.Join("、", Ids(value).Select(id => world.Chats.Find(id)?.Name ?? id)),
        FieldKind.MultiSelect => string.Join("、", Strings(value)),
        FieldKind.Url => value is JsonObject link ? (string?)link["text"] ?? (string?)link["link"] ?? "" : value.ToString(),
        FieldKind.SingleLink or FieldKind.DuplexLink => string.Join("、", Strings(value).Select(id => Linked(world, inBase, field, id))),
        _ => value is JsonValue ? value.ToString() : value.ToJsonString(),
    };

    public static string DatePattern(Field field) => (string?)field.Property?["date_formatter"] ?? "yyyy/MM/dd";

    public static bool IsTicked(JsonNode? value) => value is JsonValue flag && flag.TryGetValue<bool>(out var on) && on;

    public static long? Moment(JsonNode? value) =>
        value is JsonValue number && decimal.TryParse(number.ToString(), NumberStyles.Number, CultureInfo.InvariantCulture, out var ms) ? (long)ms : null;

    public static IReadOnlyList<string> Strings(JsonNode? value) => value is JsonArray list ? [.. list.Select(v => v!.ToString())] : [];

    /// <summary>The <c>id</c> of each person or group in a cell.</summary>
    public static IReadOnlyList<string> Ids(JsonNode? value) =>
        value is JsonArray list ? [.. list.OfType<JsonObject>().Select(p => (string?)p["id"] ?? "")] : [];

    static string Date(long milliseconds, string pattern) =>
        Times.Local(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)).ToString(pattern, CultureInfo.InvariantCulture);

    static string Number(JsonNode value, string? formatter)
    {
        if (!decimal.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return value.ToString();
        var digits = formatter?.Split('.') is [_, var after] ? after.Count(c => c == '0') : 0;
        var text = formatter switch
        {
            null => number.ToString("0.#########", CultureInfo.InvariantCulture),
            _ when formatter.EndsWith('%') => (number * 100).ToString("F" + digits, CultureInfo.InvariantCulture) + "%",
            _ when formatter.StartsWith('¥') || formatter.StartsWith('$') => formatter[0] + number.ToString("N" + digits, CultureInfo.InvariantCulture),
            _ when formatter.Contains(',', StringComparison.Ordinal) => number.ToString("N" + digits, CultureInfo.InvariantCulture),
            _ => number.ToString("F" + digits, CultureInfo.InvariantCulture),
        };
        return text;
    }

    static string Linked(FeishuWorld world, Base inBase, Field field, string recordId)
    {
        if (inBase.Table((string?)field.Property?["table_id"] ?? "") is not { } table || table.Row(recordId) is not { } row) return recordId;
        return table.Fields.Find(f => f.IsPrimary) is { } primary && primary.Type is not (FieldKind.SingleLink or FieldKind.DuplexLink)
            ? Of(world, inBase, primary, row)
            : recordId;
    }
}

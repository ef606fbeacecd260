using System.Text.Json;
using System.Text.Json.Nodes;
using Kpi.Feishu.Base;

namespace Kpi.Feishu.Events;

/// <summary>Cells of a change event: by field id, each value as JSON inside a string.</summary>
/// <remarks>https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/drive-v1/file/events/bitable_record_changed</remarks>
static class RecordValues
{
    public static IReadOnlyDictionary<string, Cell> Of(IEnumerable<JsonElement> values)
    {
        var cells = new Dictionary<string, Cell>();
        foreach (var value in values)
            cells[value.Must("field_id")] = People(value) ?? new Cell(Unquoted(value));
        return cells;
    }

    /// <summary>People come beside the value, whose own text names them by ids of another kind.</summary>
    static Cell? People(JsonElement value)
    {
        var people = new JsonArray();
        foreach (var user in value.Items("field_identity_value", "users"))
            people.Add(new JsonObject { ["id"] = user.Must("user_id", "open_id"), ["name"] = user.Text("name") });
        return people.Count == 0 ? null : new Cell(JsonElement.Parse(people.ToJsonString()));
    }

    /// <summary>What is no JSON inside the string is text as it stands.</summary>
    static JsonElement Unquoted(JsonElement value)
    {
        if (value.At("field_value") is not { ValueKind: JsonValueKind.String } raw)
            return value.At("field_value") ?? default;
        var text = raw.GetString()!;
        if (text.Length == 0)
            return default;
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return raw;
        }
    }
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kpi.Sandbox.World;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.Rules.Cells;

/// <summary>Takes a cell's value as it is written (bitable.md §5) and refuses another shape with the type's own code.</summary>
/// <param name="idKind">Which kind of user id person fields carry: <c>open_id</c>, <c>union_id</c> or <c>user_id</c>.</param>
public sealed partial class CellWriting(FeishuWorld world, Base inBase, string idKind)
{
    const int LongestText = 100_000;

    /// <summary>Options that a select got by a write of an unknown name, by field id.</summary>
    public Dictionary<string, List<string>> NewOptions { get; } = [];

    /// <summary>The value to keep; null for an emptied cell.</summary>
    /// <exception cref="Refusal">1254060–1254074, 1254015, 1254130: the value does not fit the field. HTTP 200.</exception>
    public JsonNode? Take(Field field, JsonNode? value) => value is null ? null : field.Type switch
    {
        FieldKind.Text => Text(field, value),
        FieldKind.Number => Json.IsNumber(value, out var number) ? JsonValue.Create(number) : throw Wrong(1254061, "Number", field),
        FieldKind.SingleSelect => Json.IsString(value, out var name) && name.Length > 0 ? Option(field, name) : throw Wrong(1254062, "SingleSelect", field),
        FieldKind.MultiSelect => Options(field, value),
        FieldKind.Date => Json.IsInteger(value, out var time) ? JsonValue.Create(time) : throw Wrong(1254064, "Datetime", field),
        FieldKind.Checkbox => Json.IsBool(value, out var ticked) ? JsonValue.Create(ticked) : throw Wrong(1254065, "Checkbox", field),
        FieldKind.Person => Persons(field, value),
        FieldKind.Phone => Json.IsString(value, out var phone) && phone.Length <= 64 && PhonePattern().IsMatch(phone)
            ? value.DeepClone() : throw Wrong(1254072, "Phone", field),
        FieldKind.Url => Url(field, value),
        FieldKind.Attachment => Attachments(field, value),
        FieldKind.SingleLink => Links(field, value),
        FieldKind.Location => Json.IsString(value, out var place) && PlacePattern().IsMatch(place)
            ? value.DeepClone() : throw new Refusal(1254015, $"Field types do not match. field: {field.Name}", 200),
        FieldKind.Group => Groups(field, value),
        _ => throw new Refusal(1254015, $"Field types do not match. field '{field.Name}' is filled by the platform", 200),
    };

    static JsonNode? Text(Field field, JsonNode value)
    {
        if (!Json.IsString(value, out var text)) throw Wrong(1254060, "Text", field);
        if (text.Length > LongestText) throw new Refusal(1254130, "TooLargeCell", 200);
        return text.Length == 0 ? null : JsonValue.Create(text);
    }

    JsonNode Option(Field field, string name)
    {
        if (!field.OptionNames.Contains(name))
        {
            if (!NewOptions.TryGetValue(field.Id, out var added)) NewOptions[field.Id] = added = [];
            if (!added.Contains(name)) added.Add(name);
        }
        return JsonValue.Create(name);
    }

    JsonArray? Options(Field field, JsonNode value)
    {
        if (value is not JsonArray { Count: <= 1000 } names) throw Wrong(1254063, "MultiSelect", field);
        var chosen = new JsonArray();
        foreach (var item in names)
            chosen.Add(Json.IsString(item, out var name) && name.Length > 0 ? Option(field, name) : throw Wrong(1254063, "MultiSelect", field));
        return chosen.Count == 0 ? null : chosen;
    }

    static JsonObject Url(Field field, JsonNode value) =>
        value is JsonObject url && Json.IsString(url["link"], out var link) && link.Length > 0
            ? new JsonObject { ["text"] = Json.String(url["text"]) ?? link, ["link"] = link }
            : throw Wrong(1254068, "URL", field);

    static Refusal Wrong(int code, string type, Field field) => new(code, $"{type}FieldConvFail, field_name: {field.Name}", 200);

    [GeneratedRegex(@"^\+?\d*$")]
    private static partial Regex PhonePattern();

    [GeneratedRegex(@"^-?\d+(\.\d+)?,-?\d+(\.\d+)?$")]
    private static partial Regex PlacePattern();
}

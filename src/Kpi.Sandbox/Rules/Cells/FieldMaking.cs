using System.Text.Json.Nodes;
using Kpi.Sandbox.World;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.Rules.Cells;

/// <summary>Reads a field's definition and fills in what the platform defaults (bitable.md §4.3).</summary>
static class FieldMaking
{
    sealed record Kind(int Type, string[] UiTypes, Func<string, JsonObject?, JsonObject?> Property);

    static readonly Dictionary<int, Kind> Kinds = new Kind[]
    {
        new(FieldKind.Text, ["Text", "Email", "Barcode"], (_, p) => p),
        new(FieldKind.Number, ["Number", "Currency", "Progress", "Rating"], FieldProperties.Number),
        new(FieldKind.SingleSelect, ["SingleSelect"], (_, p) => FieldProperties.Options(p, 1254082)),
        new(FieldKind.MultiSelect, ["MultiSelect"], (_, p) => FieldProperties.Options(p, 1254083)),
        new(FieldKind.Date, ["DateTime"], (_, p) => FieldProperties.Date(p)),
        new(FieldKind.Checkbox, ["Checkbox"], (_, _) => null),
        new(FieldKind.Person, ["User"], (_, p) => FieldProperties.Multiple(p, 1254086)),
        new(FieldKind.Phone, ["Phone"], (_, _) => null),
        new(FieldKind.Url, ["Url"], (_, _) => null),
        new(FieldKind.Attachment, ["Attachment"], (_, _) => null),
        new(FieldKind.SingleLink, ["SingleLink"], (_, p) => FieldProperties.Link(p)),
        new(FieldKind.Location, ["Location"], (_, p) => p ?? new() { ["location"] = new JsonObject { ["input_type"] = "not_limit" } }),
        new(FieldKind.Group, ["GroupChat"], (_, p) => FieldProperties.Multiple(p, 1254096)),
        new(FieldKind.CreatedTime, ["CreatedTime"], (_, p) => FieldProperties.Date(p)),
        new(FieldKind.ModifiedTime, ["ModifiedTime"], (_, p) => FieldProperties.Date(p)),
        new(FieldKind.CreatedUser, ["CreatedUser"], (_, _) => null),
        new(FieldKind.ModifiedUser, ["ModifiedUser"], (_, _) => null),
        new(FieldKind.AutoNumber, ["AutoNumber"], (_, p) => p ?? new() { ["auto_serial"] = new JsonObject { ["type"] = "auto_increment_number" } }),
    }.ToDictionary(k => k.Type);

    internal static Field Of(string name, int type) => Read(new() { ["field_name"] = name, ["type"] = type });

    /// <exception cref="Refusal">1254028 no name, 1254029 bad name, 1254012 a type that cannot be made, 1254080–1254096 bad property. HTTP 200.</exception>
    internal static Field Read(JsonObject json)
    {
        if (Json.String(json["field_name"]) is not { } name || name.Length == 0) throw new Refusal(1254028, "EmptyFieldName", 200);
        if (name.Length > 100 || name.Trim() != name) throw new Refusal(1254029, "InvalidFieldName", 200);
        if (!Json.IsInteger(json["type"], out var type)) throw new Refusal(1254001, "WrongRequestBody: type", 200);
        // Formulas, lookups and two-way links are made in the client; this world computes none (1254012 tells so).
        if (!Kinds.TryGetValue((int)type, out var kind)) throw new Refusal(1254012, $"NotSupportFieldOrView: type {type}", 200);
        var ui = Json.String(json["ui_type"]) ?? kind.UiTypes[0];
        if (!kind.UiTypes.Contains(ui)) throw new Refusal(1254001, $"WrongRequestBody: ui_type {ui} does not go with type {type}", 200);
        if (json["property"] is not (null or JsonObject)) throw new Refusal(1254001, "WrongRequestBody: property", 200);
        return new(Ids.Field(), name, kind.Type, ui, false, kind.Property(ui, (JsonObject?)json["property"]?.DeepClone()))
        {
            Description = Json.String(json["description"]) ?? Json.String((json["description"] as JsonObject)?["text"]),
        };
    }
}

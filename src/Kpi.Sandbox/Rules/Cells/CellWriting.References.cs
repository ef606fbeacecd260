using System.Text.Json.Nodes;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.Rules.Cells;

/// <summary>Cells that point at something else: people, records, groups, files.</summary>
public sealed partial class CellWriting
{
    /// <summary>Kept as open ids whatever kind was written.</summary>
    JsonArray Persons(Field field, JsonNode value)
    {
        // The page of 1254066: null clears a person cell, an empty array is refused.
        if (value is not JsonArray { Count: > 0 and <= 1000 } persons) throw Wrong(1254066, "User", field);
        if (persons.Count > 1 && field.Property?["multiple"] is JsonValue multiple && !multiple.GetValue<bool>()) throw Wrong(1254066, "User", field);
        return [.. persons.Select(item => (JsonNode)new JsonObject
        {
            ["id"] = world.People.ById(idKind, Json.String((item as JsonObject)?["id"]))?.OpenId ?? throw Wrong(1254066, "User", field),
        })];
    }

    JsonArray? Links(Field field, JsonNode value)
    {
        var target = inBase.Table(Json.String(field.Property?["table_id"]) ?? "");
        if (value is not JsonArray { Count: <= 500 } ids) throw Wrong(1254067, "Link", field);
        foreach (var id in ids)
            if (target?.Row(Json.String(id) ?? "") is null) throw Wrong(1254067, "Link", field);
        return ids.Count == 0 ? null : (JsonArray)ids.DeepClone();
    }

    JsonArray Groups(Field field, JsonNode value)
    {
        if (value is not JsonArray { Count: > 0 and <= 10 } groups) throw new Refusal(1254015, $"Field types do not match. field: {field.Name}", 200);
        return [.. groups.Select(item => (JsonNode)new JsonObject
        {
            ["id"] = world.Chats.All.FirstOrDefault(c => c.Id == Json.String((item as JsonObject)?["id"]))?.Id
                ?? throw new Refusal(1254015, $"Field types do not match. field: {field.Name}", 200),
        })];
    }

    // Files are uploaded through Drive, which is not part of this world: any well-formed token belongs to no base.
    static JsonArray? Attachments(Field field, JsonNode value)
    {
        if (value is not JsonArray { Count: <= 100 } files) throw Wrong(1254069, "Attach", field);
        foreach (var file in files)
            throw Json.String((file as JsonObject)?["file_token"]) is null
                ? Wrong(1254069, "Attach", field)
                : new Refusal(1254303, "The attachment does not belong to this bitable.", 403);
        return null;
    }
}

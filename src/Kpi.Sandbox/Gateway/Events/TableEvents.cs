using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.Rules.Cells;
using Kpi.Sandbox.World;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.Gateway.Events;

/// <summary>Changes of records and fields, for bases the app subscribed to (bitable.md §9): field ids, values as JSON text, no formulas.</summary>
sealed class TableEvents(FeishuWorld world, Envelopes envelopes, Deliveries deliveries, Unconfirmed unconfirmed)
{
    static readonly ImmutableDictionary<string, JsonNode> Nothing = ImmutableDictionary<string, JsonNode>.Empty;
    static readonly string[] AnyOf = ["bitable:app", "drive:drive", "base:record:read"];

    internal void Tell(RowsChanged change)
    {
        if (world.Bases.Find(change.AppToken) is not { } inBase || inBase.Table(change.TableId) is not { } table) return;
        foreach (var app in Listeners(inBase))
        {
            var actions = change.Changes.Select(c => (JsonNode)new JsonObject
            {
                ["record_id"] = c.RecordId,
                ["action"] = c.Action,
                ["before_value"] = Values(table, c.Before, c.Action == "record_edited" ? c.After : Nothing),
                ["after_value"] = Values(table, c.After, c.Action == "record_edited" ? c.Before : Nothing),
            });
            deliveries.Start(app.AppId, envelopes.Event(app, "drive.file.bitable_record_changed_v1",
                Content(app, inBase, change.TableId, change.Revision, change.By, new JsonArray([.. actions]))));
        }
    }

    internal void Tell(FieldsChanged change)
    {
        if (world.Bases.Find(change.AppToken) is not { } inBase) return;
        foreach (var app in Listeners(inBase))
        {
            var actions = change.Changes.Select(c =>
            {
                var action = new JsonObject { ["action"] = c.Action, ["field_id"] = c.FieldId };
                if (c.Before is not null) action["before_value"] = Shown(c.Before);
                if (c.After is not null) action["after_value"] = Shown(c.After);
                return (JsonNode)action;
            });
            deliveries.Start(app.AppId, envelopes.Event(app, "drive.file.bitable_field_changed_v1",
                Content(app, inBase, change.TableId, change.Revision, change.By, new JsonArray([.. actions]))));
        }
    }

    // With a tenant token the scope must be granted under both identities (§9.2).
    IEnumerable<BotApp> Listeners(Base inBase) => inBase.Subscribers.Select(world.Apps.Find).OfType<BotApp>()
        .Where(app => AnyOf.Any(s => app.Scopes.Contains(s) && app.UserScopes.Contains(s)));

    JsonObject Content(BotApp app, Base inBase, string tableId, long revision, Actor by, JsonArray actions) => new()
    {
        ["file_type"] = "bitable",
        ["file_token"] = inBase.AppToken,
        ["table_id"] = tableId,
        ["revision"] = revision,
        ["operator_id"] = by.IsApp && !unconfirmed.AppWritesNameBot ? new JsonObject() : envelopes.ActorIds(app, by),
        ["action_list"] = actions,
        ["subscriber_id_list"] = new JsonArray(new JsonObject { ["open_id"] = app.BotOpenId }),
        ["update_time"] = world.Clock.GetUtcNow().ToUnixTimeSeconds(),
    };

    // A cell that was filled or emptied appears on both sides, with an empty value on the side where there was nothing.
    JsonArray Values(Table table, ImmutableDictionary<string, JsonNode> cells, ImmutableDictionary<string, JsonNode> otherSide)
    {
        var list = new JsonArray();
        var ids = cells.Keys.Union(otherSide.Keys).ToHashSet();
        foreach (var field in table.Fields.Where(f => ids.Contains(f.Id)))
        {
            var cell = cells.GetValueOrDefault(field.Id);
            var value = new JsonObject
            {
                ["field_id"] = field.Id,
                ["field_value"] = cell is null ? "" : Json.Text(CellReading.Shown(world, field, cell)),
            };
            if (field.Type == FieldKind.Person && cell is JsonArray persons)
                value["field_identity_value"] = new JsonObject { ["users"] = new JsonArray([.. persons.Select(User)]) };
            list.Add(value);
        }
        return list;
    }

    JsonNode User(JsonNode? person)
    {
        var openId = (string?)person?["id"];
        return new JsonObject
        {
            ["user_id"] = new JsonObject { ["open_id"] = openId }, ["name"] = world.People.Find(openId)?.Name ?? "",
            ["en_name"] = world.People.Find(openId)?.EnName ?? "", ["avatar_url"] = "",
        };
    }

    static JsonObject Shown(Field field) => new()
    {
        ["id"] = field.Id, ["name"] = field.Name, ["type"] = field.Type, ["description"] = field.Description ?? "",
        ["property"] = field.Property?.DeepClone(),
    };
}

using System.Globalization;
using System.Text.Json.Nodes;
using Kpi.Sandbox.World;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.Rules.Cells;

/// <summary>The shapes in which cells come back (bitable.md §5): a text is a string when written and a list of segments when found.</summary>
static class CellReading
{
    /// <summary>As <c>search</c>, <c>batch_get</c> and change events show a kept cell. Never called for an empty one.</summary>
    internal static JsonNode Shown(FeishuWorld world, Field field, JsonNode cell, string idKind = "open_id") => field.Type switch
    {
        FieldKind.Text when field.UiType == "Email" => new JsonArray(new JsonObject { ["type"] = "url", ["text"] = cell.DeepClone(), ["link"] = "mailto:" + (string)cell! }),
        FieldKind.Text => new JsonArray(Segment((string)cell!)),
        FieldKind.Person or FieldKind.CreatedUser or FieldKind.ModifiedUser => new JsonArray([.. cell.AsArray().Select(p => Person(world, (string)p!["id"]!, idKind))]),
        FieldKind.SingleLink => new JsonObject { ["link_record_ids"] = cell.DeepClone() },
        FieldKind.Group => new JsonArray([.. cell.AsArray().Select(g => Group(world, (string)g!["id"]!))]),
        FieldKind.Location => Location((string)cell!),
        _ => cell.DeepClone(),
    };

    /// <summary>As the historic list and get show it: texts as strings, numbers as strings.</summary>
    internal static JsonNode Legacy(FeishuWorld world, Base inBase, Field field, JsonNode cell, bool textAsArray, string idKind) => field.Type switch
    {
        FieldKind.Text when textAsArray => new JsonArray(Segment((string)cell!)),
        FieldKind.Text => cell.DeepClone(),
        FieldKind.Number => ((double)cell).ToString(CultureInfo.InvariantCulture),
        FieldKind.SingleLink => new JsonArray(LinkSegment(inBase, field, cell.AsArray())),
        FieldKind.CreatedUser or FieldKind.ModifiedUser => Person(world, (string)cell.AsArray()[0]!["id"]!, idKind),
        _ => Shown(world, field, cell, idKind),
    };

    internal static JsonObject Person(FeishuWorld world, string openId, string idKind)
    {
        var person = world.People.Find(openId);
        return new()
        {
            ["id"] = person is null ? openId : idKind switch { "union_id" => person.UnionId, "user_id" => person.UserId, _ => person.OpenId },
            ["name"] = person?.Name ?? world.NameOf(new(openId, true)),
            ["en_name"] = person?.EnName ?? "", ["email"] = person?.Email ?? "",
            ["avatar_url"] = "https://s1-imfile.feishucdn.com/static/avatar.png",
        };
    }

    static JsonObject Segment(string text) => new() { ["text"] = text, ["type"] = "text" };

    static JsonObject Group(FeishuWorld world, string chatId) =>
        new() { ["id"] = chatId, ["name"] = world.Chats.Find(chatId)?.Name ?? "", ["avatar_url"] = "" };

    static JsonObject Location(string point) => new()
    {
        ["location"] = point, ["pname"] = "", ["cityname"] = "", ["adname"] = "", ["address"] = "", ["name"] = "", ["full_address"] = point,
    };

    static JsonObject LinkSegment(Base inBase, Field field, JsonArray ids)
    {
        var target = inBase.Table((string?)field.Property?["table_id"] ?? "");
        var titles = ids.Select(id => Title(target, (string)id!)).ToList();
        return new()
        {
            ["record_ids"] = ids.DeepClone(), ["table_id"] = target?.Id ?? "", ["text"] = string.Join(',', titles),
            ["text_arr"] = new JsonArray([.. titles.Select(t => (JsonNode)t)]), ["type"] = "text",
        };
    }

    static string Title(Table? table, string recordId) =>
        table?.Row(recordId)?.Cells.GetValueOrDefault(table.Fields[0].Id)?.ToString() ?? "";
}

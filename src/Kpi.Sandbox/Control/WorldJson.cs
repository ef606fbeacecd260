using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules.Cells;
using Kpi.Sandbox.World;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.Control;

/// <summary>The world's things as the control interface shows them.</summary>
static class WorldJson
{
    internal static JsonObject Person(Person person) => new()
    {
        ["open_id"] = person.OpenId, ["union_id"] = person.UnionId, ["user_id"] = person.UserId, ["name"] = person.Name, ["email"] = person.Email,
        ["job_title"] = person.JobTitle, ["resigned"] = person.Resigned,
    };

    internal static JsonObject Chat(Chat chat) => new()
    {
        ["chat_id"] = chat.Id, ["mode"] = chat.IsP2p ? "p2p" : "group", ["name"] = chat.Name, ["members"] = Strings(chat.Members), ["bots"] = Strings(chat.Bots),
        ["dissolved"] = chat.Dissolved,
    };

    internal static JsonObject Message(FeishuWorld world, Message message) => new()
    {
        ["message_id"] = message.Id, ["chat_id"] = message.ChatId, ["sender"] = message.Sender.Id, ["sender_name"] = world.NameOf(message.Sender),
        ["type"] = message.Type, ["content"] = message.Content, ["card"] = message.Card?.DeepClone(), ["root_id"] = message.RootId,
        ["parent_id"] = message.ParentId, ["thread_id"] = message.ThreadId, ["created"] = Time(message.Created), ["updated"] = Time(message.Updated),
        ["edits"] = message.Edits, ["deleted"] = message.Deleted, ["locked"] = world.Messages.IsLocked(message.Id),
        ["reactions"] = Strings(message.Reactions.Select(r => r.EmojiType)),
        ["marks"] = new JsonArray([.. message.Marks.Select(m => (JsonNode)new JsonObject
        {
            ["at"] = Time(m.At), ["person"] = m.OpenId, ["toast"] = m.Toast, ["toast_type"] = m.ToastType, ["code"] = m.Code,
        })]),
        ["parts"] = message.Card is null ? null : new JsonArray([.. CardPart.Of(message.Card).Select(p => (JsonNode)new JsonObject
        {
            ["pointer"] = p.Pointer, ["tag"] = p.Tag, ["name"] = p.Name, ["element_id"] = p.ElementId, ["label"] = p.Label, ["form"] = p.Form, ["disabled"] = p.Disabled,
        })]),
    };

    internal static JsonObject Base(Base inBase) => new()
    {
        ["app_token"] = inBase.AppToken, ["name"] = inBase.Name, ["owner"] = inBase.Owner.Id, ["revision"] = inBase.Revision,
        ["tables"] = new JsonArray([.. inBase.Tables.Select(t => (JsonNode)new JsonObject { ["table_id"] = t.Id, ["name"] = t.Name, ["rows"] = t.Count })]),
        ["collaborators"] = new JsonObject(inBase.Collaborators.Select(c => KeyValuePair.Create<string, JsonNode?>(c.Key, c.Value))),
        ["subscribers"] = Strings(inBase.Subscribers),
    };

    /// <summary>Cells by field name, in the write shape.</summary>
    internal static JsonObject Row(Table table, Row row)
    {
        var cells = new JsonObject();
        foreach (var field in table.Fields)
            if (RowCells.Of(row, field) is { } cell) cells[field.Name] = cell.DeepClone();
        return new() { ["record_id"] = row.Id, ["fields"] = cells };
    }

    internal static string Time(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, SandboxClock.Zone).ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", System.Globalization.CultureInfo.InvariantCulture);

    internal static JsonArray Strings(IEnumerable<string> items) => [.. items.Select(i => (JsonNode)i)];
}

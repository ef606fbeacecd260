using System.Globalization;
using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Api.Messages;

/// <summary>A message as the API answers it; times are strings of milliseconds, the sender of a bot's message is its app id.</summary>
static class MessageJson
{
    internal static JsonObject Of(FeishuWorld world, Message message, bool originalCard = false, bool withContent = true)
    {
        var shown = new JsonObject { ["message_id"] = message.Id };
        if (message.RootId is not null) shown["root_id"] = message.RootId;
        if (message.ParentId is not null) shown["parent_id"] = message.ParentId;
        if (message.ThreadId is not null) shown["thread_id"] = message.ThreadId;
        shown["msg_type"] = message.Type;
        shown["create_time"] = Milliseconds(message.Created);
        shown["update_time"] = Milliseconds(message.Updated);
        shown["deleted"] = message.Deleted;
        shown["updated"] = message.Edits > 0;
        shown["chat_id"] = message.ChatId;
        shown["sender"] = new JsonObject
        {
            ["id"] = message.Sender.Id, ["id_type"] = message.Sender.IsApp ? "app_id" : "open_id",
            ["sender_type"] = message.Sender.IsApp ? "app" : "user", ["tenant_key"] = world.TenantKey,
        };
        if (withContent) shown["body"] = new JsonObject { ["content"] = Content(message, originalCard) };
        if (message.Mentions.Count > 0)
            shown["mentions"] = new JsonArray([.. message.Mentions.Select(m => (JsonNode)new JsonObject
            {
                ["key"] = m.Key, ["id"] = m.OpenId, ["id_type"] = "open_id", ["name"] = m.Name, ["tenant_key"] = world.TenantKey,
            })]);
        return shown;
    }

    static string Content(Message message, bool originalCard) =>
        message.Deleted ? "This message was recalled"
        : message.Card is null || originalCard ? message.Content
        : Json.Text(SimpleCard.Of(message.Card));

    static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}

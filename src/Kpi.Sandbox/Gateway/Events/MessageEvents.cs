using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Gateway.Events;

/// <summary><c>im.message.receive_v1</c>, to the bots of the chat whose scopes let them hear it (events.md §4.1). Never a bot's own or another bot's message.</summary>
sealed class MessageEvents(FeishuWorld world, Envelopes envelopes, Deliveries deliveries, Unconfirmed unconfirmed)
{
    internal void Tell(MessageAdded added)
    {
        if (world.Messages.Find(added.MessageId) is not { Sender.IsApp: false } message || world.Chats.Find(added.ChatId) is not { } chat) return;
        foreach (var app in chat.Bots.Select(world.Apps.Find).OfType<BotApp>())
            if (Hears(app, chat, message))
                deliveries.Start(app.AppId, envelopes.Event(app, "im.message.receive_v1", Content(app, chat, message)));
    }

    bool Hears(BotApp app, Chat chat, Message message)
    {
        if (chat.IsP2p) return Has(app, "im:message.p2p_msg:readonly") || Has(app, "im:message.p2p_msg");
        if (Has(app, "im:message.group_msg")) return true;
        var named = message.Mentions.Exists(m => m.OpenId == app.BotOpenId)
            || (unconfirmed.MentionAllReachesBot && message.Content.Contains("@_all", StringComparison.Ordinal));
        return named && (Has(app, "im:message.group_at_msg:readonly") || Has(app, "im:message.group_at_msg") || Has(app, "im:message.group_at_msg.include_bot:readonly"));
    }

    static bool Has(BotApp app, string scope) => app.Scopes.Contains(scope);

    JsonObject Content(BotApp app, Chat chat, Message message)
    {
        var shown = new JsonObject { ["message_id"] = message.Id };
        if (message.RootId is not null) shown["root_id"] = message.RootId;
        if (message.ParentId is not null) shown["parent_id"] = message.ParentId;
        if (message.ThreadId is not null) shown["thread_id"] = message.ThreadId;
        shown["create_time"] = Envelopes.Text(message.Created.ToUnixTimeMilliseconds());
        shown["update_time"] = Envelopes.Text(message.Updated.ToUnixTimeMilliseconds());
        shown["chat_id"] = chat.Id;
        shown["chat_type"] = chat.IsP2p ? "p2p" : "group";
        shown["message_type"] = message.Type;
        shown["content"] = message.Content;
        if (message.Mentions.Count > 0) shown["mentions"] = new JsonArray([.. message.Mentions.Select(m => Mention(app, m))]);
        return new()
        {
            ["sender"] = new JsonObject
            {
                ["sender_id"] = envelopes.ActorIds(app, message.Sender), ["sender_type"] = "user", ["tenant_key"] = world.TenantKey,
            },
            ["message"] = shown,
        };
    }

    JsonNode Mention(BotApp app, Mention mention)
    {
        var ids = mention.IsBot
            ? new JsonObject { ["union_id"] = "", ["user_id"] = "", ["open_id"] = mention.OpenId }
            : envelopes.ActorIds(app, new(mention.OpenId, false));
        return new JsonObject
        {
            ["key"] = mention.Key, ["id"] = ids, ["mentioned_type"] = mention.IsBot ? "bot" : "user", ["name"] = mention.Name,
            ["tenant_key"] = world.TenantKey,
        };
    }
}

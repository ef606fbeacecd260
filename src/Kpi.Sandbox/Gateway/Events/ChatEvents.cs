using System.Text.Json.Nodes;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Gateway.Events;

/// <summary>Bot added or removed, and its direct chat opened (events.md §4.2).</summary>
sealed class ChatEvents(FeishuWorld world, Envelopes envelopes, Deliveries deliveries)
{
    static readonly string[] MembershipScopes = ["im:chat", "im:chat:readonly", "im:chat.members:bot_access"];

    internal void Tell(BotMembership change)
    {
        if (world.Apps.Find(change.AppId) is not { } app || !MembershipScopes.Any(app.Scopes.Contains)) return;
        var name = world.Chats.Require(change.ChatId).Name;
        deliveries.Start(app.AppId, envelopes.Event(app, change.Added ? "im.chat.member.bot.added_v1" : "im.chat.member.bot.deleted_v1", new()
        {
            ["chat_id"] = change.ChatId,
            ["operator_id"] = envelopes.ActorIds(app, change.By),
            ["external"] = false,
            ["operator_tenant_key"] = world.TenantKey,
            ["name"] = name,
            ["i18n_names"] = new JsonObject { ["zh_cn"] = name, ["en_us"] = "", ["ja_jp"] = "" },
        }));
    }

    internal void Tell(P2pEntered entered)
    {
        if (world.Apps.Find(entered.AppId) is not { } app || world.People.Find(entered.OpenId) is not { } person) return;
        var content = new JsonObject { ["chat_id"] = entered.ChatId, ["operator_id"] = Envelopes.PersonIds(app, person) };
        if (world.Messages.Find(entered.LastMessageId) is { } last)
        {
            content["last_message_id"] = last.Id;
            content["last_message_create_time"] = Envelopes.Text(last.Created.ToUnixTimeMilliseconds());
        }
        deliveries.Start(app.AppId, envelopes.Event(app, "im.chat.access_event.bot_p2p_chat_entered_v1", content));
    }
}

using System.Text.Json.Nodes;
using Kpi.Sandbox.Gateway;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.Rules.Cards;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Api.Messages;

/// <summary>Patch of cards, edit of texts, recall, and the delayed update by token (messages.md §5, §10).</summary>
sealed class UpdateCalls(FeishuWorld world, Contents contents, PaceLimits pace, UpdateTokens tokens) : IEndpoints
{
    const int MostEdits = 20;
    static readonly string[] Any = ["im:message", "im:message:send_as_bot", "im:message:update"];

    public IEnumerable<Endpoint> All =>
    [
        Endpoint.Of("PATCH", "/open-apis/im/v1/messages/{message_id}", Limit.Usual, Any, Patch),
        Endpoint.Of("PUT", "/open-apis/im/v1/messages/{message_id}", Limit.Usual, Any, Edit),
        Endpoint.Of("DELETE", "/open-apis/im/v1/messages/{message_id}", Limit.Usual, ["im:message", "im:message:recall", "im:message:send_as_bot"], Recall),
        Endpoint.Of("POST", "/open-apis/interactive/v1/card/update", Limit.Usual, Any, Delayed) with { Flat = true },
    ];

    JsonObject? Patch(ApiCall call)
    {
        var message = Own.Sent(world, call, 230017, "Bot is NOT the owner of the resource.");
        if (message.Type != "interactive") throw Contents.Invalid("This message is NOT a card.");
        Update(call, message, call.RequireString("content"));
        return null;
    }

    void Update(ApiCall call, Message message, string content)
    {
        if (world.Clock.GetUtcNow() - message.Created > TimeSpan.FromDays(PersonActions.DaysOfCards))
            throw new Refusal(230031, "Message can only be modified within 14 days after sending.");
        var card = Json.Object(content) ?? throw Contents.Invalid("content is not a string in json format");
        if (Json.String(card["schema"]) != "2.0") throw new CardRefusal(200830, "", "card schema V2 can not be updated to V1", "");
        if (!Shared(message.Card!) || !Shared(card)) throw Contents.Invalid("config.update_multi must be true before and after the update");
        contents.Card(message with { Content = content }, call, card);
        pace.CheckMessage(message.Id);
        if (world.Messages.IsLocked(message.Id)) throw new CardRefusal(11310, "", "card action is lock", "");
        world.Messages.Change(message.Id, m => m with { Card = card, Content = content, Updated = world.Clock.GetUtcNow(), Edits = m.Edits + 1 });
    }

    static bool Shared(JsonObject card) => Json.IsBool(card["config"]?["update_multi"], out var shared) && shared;

    JsonObject Edit(ApiCall call)
    {
        var message = Own.Sent(world, call, 230071, "The operator is not the sender of the message.");
        if (message.Type is not ("text" or "post") || Json.String(call.Body["msg_type"]) is not ("text" or "post")) throw Contents.Invalid("invalid msg_type");
        if (message.Edits >= MostEdits) throw new Refusal(230072, "The message has reached the number of times it can be edited.");
        var chat = world.Chats.Require(message.ChatId);
        var content = call.RequireString("content");
        var parsed = Json.Object(content) ?? throw Contents.Invalid("content is not a string in json format");
        pace.CheckMessage(message.Id);
        var edited = Json.String(call.Body["msg_type"]) == "text"
            ? contents.Text(message with { Content = content }, chat, parsed)
            : Contents.Post(message, call, parsed);
        return MessageJson.Of(world, world.Messages.Change(message.Id, m => m with
        {
            Content = edited.Content, Mentions = edited.Mentions, Type = (string)call.Body["msg_type"]!, Updated = world.Clock.GetUtcNow(), Edits = m.Edits + 1,
        }));
    }

    JsonObject? Recall(ApiCall call)
    {
        var message = Own.Find(world, call.Route("message_id"));
        if (message.Deleted) throw new Refusal(230110, "Action unavailable as the message has been deleted.");
        if (message.Sender != call.Actor) throw new Refusal(230026, "No permission to recall this message.");
        world.Messages.Change(message.Id, m => m with { Deleted = true, Updated = world.Clock.GetUtcNow() });
        return null;
    }

    JsonObject? Delayed(ApiCall call)
    {
        var token = Json.String(call.Body["token"]) ?? throw new Refusal(300020, "token is invalid");
        if (call.Body["card"] is not JsonObject card) throw new Refusal(10002, "card parameter invalid");
        var message = Own.Find(world, tokens.Use(token));
        if (message.Deleted) throw new Refusal(200000, "card message is recalled");
        if (message.Sender != call.Actor) throw new Refusal(200310, "card of another app");
        Update(call, message, Json.Text(card));
        return null;
    }
}

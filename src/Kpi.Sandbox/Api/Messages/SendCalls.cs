using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Api.Messages;

/// <summary>Send and reply (messages.md §2, §4). HTTP 400 for all refusals.</summary>
sealed class SendCalls(FeishuWorld world, Recipients recipients, SentOnce sentOnce, Contents contents, PaceLimits pace) : IEndpoints
{
    static readonly string[] Any = ["im:message", "im:message:send_as_bot", "im:message:send"];

    public IEnumerable<Endpoint> All =>
    [
        Endpoint.Of("POST", "/open-apis/im/v1/messages", Limit.Usual, Any, Send),
        Endpoint.Of("POST", "/open-apis/im/v1/messages/{message_id}/reply", Limit.Usual, Any, Reply),
    ];

    JsonObject Send(ApiCall call)
    {
        var kind = call.Query("receive_id_type");
        if (kind is not ("open_id" or "union_id" or "user_id" or "email" or "chat_id"))
            throw Refusal.Field("receive_id_type", kind ?? "", "receive_id_type is required, options: [open_id,user_id,union_id,email,chat_id]");
        var chat = recipients.Find(call.App, kind, call.RequireString("receive_id"));
        return Post(call, chat, message => message);
    }

    JsonObject Reply(ApiCall call)
    {
        var answered = Own.Find(world, call.Route("message_id"));
        if (answered.Deleted) throw new Refusal(230011, "The message is recalled.");
        var chat = recipients.Enter(call.App, world.Chats.Require(answered.ChatId));
        var inThread = Json.IsBool(call.Body["reply_in_thread"], out var asked) && asked;
        return Post(call, chat, message => Replies.Place(world, message, answered, inThread));
    }

    JsonObject Post(ApiCall call, Chat chat, Func<Message, Message> place)
    {
        var uuid = Json.String(call.Body["uuid"]);
        if (uuid?.Length > 50) throw Refusal.Field("uuid", uuid, "the max length of uuid is 50");
        var message = sentOnce.Do(call.App, uuid, () =>
        {
            var type = call.RequireString("msg_type");
            var made = contents.Make(call, chat, type, Json.String(call.Body["content"])
                ?? throw new Refusal(230001, "Your request contains an invalid request parameter. ext=content is not a string in json format"));
            pace.CheckChat(chat);
            return world.Messages.Add(place(made));
        });
        return MessageJson.Of(world, message);
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Api.Messages;

/// <summary>Get and list (messages.md §6). Groups need the sensitive scope <c>im:message.group_msg</c> besides.</summary>
sealed class ReadCalls(FeishuWorld world) : IEndpoints
{
    static readonly string[] Any = ["im:message", "im:message:readonly"];

    public IEnumerable<Endpoint> All =>
    [
        Endpoint.Of("GET", "/open-apis/im/v1/messages/{message_id}", Limit.Usual, Any, Get),
        Endpoint.Of("GET", "/open-apis/im/v1/messages", Limit.Usual, [.. Any, "im:message.history:readonly"], List),
    ];

    JsonObject Get(ApiCall call)
    {
        var message = Own.Find(world, call.Route("message_id"));
        MayRead(call, world.Chats.Require(message.ChatId));
        return new() { ["items"] = new JsonArray(MessageJson.Of(world, message, Original(call), withContent: !message.Deleted)) };
    }

    JsonObject List(ApiCall call)
    {
        var container = call.Query("container_id") ?? throw Refusal.Field("container_id", "", "container_id is required");
        var found = call.Query("container_id_type") switch
        {
            "chat" => InChat(call, container),
            "thread" => InThread(call, container),
            var other => throw Refusal.Field("container_id_type", other ?? "", "options: [chat,thread]"),
        };
        if (call.Query("sort_type") == "ByCreateTimeDesc") found.Reverse();
        return Paging.Page(call, found, call.PageSize(50, 20), m => MessageJson.Of(world, m, Original(call)));
    }

    List<Message> InChat(ApiCall call, string chatId)
    {
        var chat = world.Chats.All.FirstOrDefault(c => c.Id == chatId) ?? throw Contents.Invalid("invalid container_id");
        MayRead(call, chat);
        var (from, to) = (Seconds(call, "start_time") ?? DateTimeOffset.MinValue, Seconds(call, "end_time") ?? DateTimeOffset.MaxValue);
        // Of a thread only its root is listed; the rest is read by the thread's id.
        return [.. world.Messages.In(chatId).Where(m => m.Created >= from && m.Created <= to && (m.ThreadId is null || m.RootId is null))];
    }

    List<Message> InThread(ApiCall call, string threadId)
    {
        var chat = world.Chats.All.FirstOrDefault(c => world.Messages.In(c.Id).Any(m => m.ThreadId == threadId)) ?? throw new Refusal(230019, "The topic does NOT exist.");
        MayRead(call, chat);
        return [.. world.Messages.In(chat.Id).Where(m => m.ThreadId == threadId)];
    }

    static void MayRead(ApiCall call, Chat chat)
    {
        if (!chat.Bots.Contains(call.App.AppId)) throw new Refusal(230002, "The bot can not be outside the group.");
        if (!chat.IsP2p && !call.App.Scopes.Contains("im:message.group_msg")) throw new Refusal(230027, "Lack of necessary permissions. ext=need scope: im:message.group_msg");
    }

    static bool Original(ApiCall call) => call.Query("card_msg_content_type") == "user_card_content";

    static DateTimeOffset? Seconds(ApiCall call, string name) => call.Query(name) is not { Length: > 0 } text ? null
        : long.TryParse(text, CultureInfo.InvariantCulture, out var seconds) && seconds < 100_000_000_000
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) : throw Refusal.Field(name, text, $"{name} is a time in seconds");
}

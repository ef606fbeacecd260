using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Api.Messages;

/// <summary>Finds messages by the id in the path.</summary>
static class Own
{
    /// <exception cref="Refusal">99992354: no such message.</exception>
    internal static Message Find(FeishuWorld world, string id) =>
        world.Messages.Find(id) ?? throw new Refusal(99992354, $"these message ids not existed: [{id}]");

    /// <summary>A message this app sent and that still stands.</summary>
    /// <param name="foreignCode">What the call answers for somebody else's message.</param>
    /// <exception cref="Refusal">The foreign code, 230011 recalled, 230002 no longer in the chat.</exception>
    internal static Message Sent(FeishuWorld world, ApiCall call, int foreignCode, string foreignText)
    {
        var message = Find(world, call.Route("message_id"));
        if (message.Sender != call.Actor) throw new Refusal(foreignCode, foreignText);
        if (message.Deleted) throw new Refusal(230011, "The message is recalled.");
        if (!world.Chats.Require(message.ChatId).Bots.Contains(call.App.AppId)) throw new Refusal(230002, "The bot can not be outside the group.");
        return message;
    }
}

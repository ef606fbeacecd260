using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Api.Messages;

/// <summary>The same <c>uuid</c> sends at most one message within an hour of the calendar.</summary>
sealed class SentOnce(FeishuWorld world, Unconfirmed unconfirmed)
{
    static readonly TimeSpan Window = TimeSpan.FromHours(1);
    readonly Lock gate = new();
    readonly Dictionary<string, (string MessageId, DateTimeOffset At)> sent = [];

    internal Message Do(BotApp app, string? uuid, Func<Message> send)
    {
        if (string.IsNullOrEmpty(uuid)) return send();
        var key = $"{app.AppId} {uuid}";
        lock (gate)
        {
            if (sent.TryGetValue(key, out var first) && world.Clock.GetUtcNow() - first.At < Window)
                return unconfirmed.RepeatedUuidRefused ? throw new Refusal(230049, "The message is being sent.") : world.Messages.Require(first.MessageId);
            var message = send();
            sent[key] = (message.Id, world.Clock.GetUtcNow());
            return message;
        }
    }
}

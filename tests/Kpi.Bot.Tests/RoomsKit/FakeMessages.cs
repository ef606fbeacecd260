using System.Collections.Concurrent;
using System.Threading.Channels;
using Kpi.Feishu;
using Kpi.Feishu.Messages;

namespace Kpi.Bot.Tests.RoomsKit;

/// <summary>What the bot sent or tried to send.</summary>
/// <param name="Kind"><c>send</c>, <c>reply</c>, <c>text</c>, <c>update</c>.</param>
sealed record Sent(string Kind, string To, string Card, string? Key, string Message);

/// <summary>Feishu's messages in memory: the same key sends one message, and a script may refuse or hold a call.</summary>
sealed class FakeMessages : IMessages
{
    readonly ConcurrentQueue<Sent> sent = new();
    readonly ConcurrentDictionary<string, SentMessage> byKey = new();
    readonly Channel<Sent> arrivals = Channel.CreateUnbounded<Sent>();
    int count;

    /// <summary>Asked before each call; throws to refuse it, waits to hold it.</summary>
    public Func<Sent, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>What arrived, in order.</summary>
    public IReadOnlyList<Sent> Arrived => [.. sent];

    /// <summary>Completes once for each message or update that arrived.</summary>
    public Task NextAsync(CancellationToken ct) => arrivals.Reader.ReadAsync(ct).AsTask().WaitAsync(TimeSpan.FromSeconds(30), ct);

    public Task<SentMessage> SendCardAsync(Recipient to, string cardJson, string key, CancellationToken ct) =>
        TakeAsync("send", to.Chat?.Value ?? to.Person!.Value.Value, to.Chat?.Value ?? "oc_direct_" + to.Person, cardJson, key);

    public Task<SentMessage> ReplyCardAsync(MessageId to, string cardJson, string key, CancellationToken ct) => TakeAsync("reply", to.Value, "oc_of_" + to.Value, cardJson, key);

    public Task<SentMessage> SendTextAsync(Recipient to, string text, string key, CancellationToken ct) =>
        TakeAsync("text", to.Chat?.Value ?? to.Person!.Value.Value, to.Chat?.Value ?? "oc_direct", text, key);

    public Task<SentMessage> ReplyTextAsync(MessageId to, string text, string key, CancellationToken ct) => TakeAsync("text", to.Value, "oc", text, key);

    public async Task UpdateCardAsync(MessageId id, string cardJson, CancellationToken ct)
    {
        var update = new Sent("update", id.Value, cardJson, null, id.Value);
        await Before(update);
        sent.Enqueue(update);
        arrivals.Writer.TryWrite(update);
    }

    async Task<SentMessage> TakeAsync(string kind, string to, string chat, string card, string key)
    {
        await Before(new(kind, to, card, key, ""));
        return byKey.GetOrAdd(key, _ =>
        {
            var message = new SentMessage(new($"om_{Interlocked.Increment(ref count)}"), new(chat));
            var post = new Sent(kind, to, card, key, message.Id.Value);
            sent.Enqueue(post);
            arrivals.Writer.TryWrite(post);
            return message;
        });
    }

    public static FeishuException Refusal(FailureKind kind, int code = 1, int? subCode = null) => new("POST im/v1/messages", code, "refused", "log1", kind, subCode);
}

using System.Text.Json;
using Kpi.Feishu.Messages;
using Microsoft.Extensions.Logging;

namespace Kpi.Feishu.Events;

/// <summary>Hands what came in to the sink and says what to answer; both transports use it.</summary>
sealed class Delivery(IMessages messages, ChatsOfMessages chats, TimeProvider stopwatch, ILogger<Delivery> log)
{
    /// <summary>Feishu waits 3 s for the answer to a press, the way there and back included.</summary>
    static readonly TimeSpan PressTime = TimeSpan.FromSeconds(2.5);

    /// <summary>A card update that reaches Feishu before the answer is undone by it.</summary>
    static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(300);

    /// <summary>Longer than that Feishu has long planned to deliver the event again.</summary>
    static readonly TimeSpan StoreTime = TimeSpan.FromSeconds(10);

    static readonly PressReply Working = new(ToastKind.Info, "处理中，请稍候"), Broken = new(ToastKind.Error, "没有成功，请稍后再试");

    /// <summary>What follows an answer: the word that it was sent, and presses that take longer.</summary>
    public Tasks Late { get; } = new();

    /// <returns>Null for bytes that can't be read, which the log tells.</returns>
    public FeishuEvent? Read(ReadOnlyMemory<byte> payload)
    {
        try
        {
            var happened = EventParser.Parse(payload);
            if (happened is MessageReceived message)
                chats.Note(message.Message, message.Chat);
            return happened;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or FormatException)
        {
            log.LogError(unreadable, "An event of {Bytes} bytes can't be read", payload.Length);
            return null;
        }
    }

    /// <summary>Stores an event; only then it is acknowledged.</summary>
    public async Task<Answer> StoreAsync(FeishuEvent happened, IEventSink sink, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(StoreTime, stopwatch);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            await sink.StoreAsync(happened, both.Token);
            return Answer.Stored;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            log.LogError(failure, "{Event} {Id} was not stored; Feishu will deliver it again", happened.GetType().Name, happened.Id);
            return Answer.Failed;
        }
    }

    /// <summary>Answers a press in time: with its result, or else with a toast while it goes on.</summary>
    public async Task<Answer> PressAsync(CardPressed press, IEventSink sink, CancellationToken ct)
    {
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var work = Task.Run(() => ReplyAsync(press, sink, answered.Task, ct), CancellationToken.None);
        using var done = new CancellationTokenSource();
        await Task.WhenAny(work, Task.Delay(PressTime, stopwatch, done.Token));
        await done.CancelAsync();

        var inTime = work.IsCompleted;
        var answer = new Answer(true, JsonOf(press, inTime ? await work : Working));
        Late.Add(AfterAsync(answer.Sent, answered));
        if (!inTime)
            Late.Add(FinishAsync(press, work, answered.Task, ct));
        return answer;
    }

    async Task<PressReply> ReplyAsync(CardPressed press, IEventSink sink, Task answered, CancellationToken ct)
    {
        try
        {
            return await sink.PressAsync(press, answered, ct);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            log.LogError(failure, "The press {Id} on {Message} failed", press.Id, press.Message);
            return Broken;
        }
    }

    async Task AfterAsync(Task sent, TaskCompletionSource answered)
    {
        await sent;
        await Task.Delay(Gap, stopwatch, CancellationToken.None);
        answered.SetResult();
    }

    /// <summary>The toast of a late reply has no way to the person any more; its card has.</summary>
    async Task FinishAsync(CardPressed press, Task<PressReply> work, Task answered, CancellationToken ct)
    {
        var reply = await work;
        await answered;
        if (reply.CardJson is null)
            return;
        try
        {
            await messages.UpdateCardAsync(press.Message, reply.CardJson, ct);
        }
        catch (FeishuException failure)
        {
            log.LogError(failure, "The card of the late press {Id} on {Message} was not updated", press.Id, press.Message);
        }
    }

    byte[] JsonOf(CardPressed press, PressReply reply)
    {
        try
        {
            return PressAnswer.Json(reply);
        }
        catch (JsonException failure)
        {
            log.LogError(failure, "The answer to the press {Id} holds a card that is no JSON", press.Id);
            return PressAnswer.Json(reply with { CardJson = null });
        }
    }
}

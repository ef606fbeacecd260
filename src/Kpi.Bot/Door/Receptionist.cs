using Kpi.Bot.Cards;
using Kpi.Bot.Outbox;
using Kpi.Bot.Settings;
using Kpi.Bot.State;
using Kpi.Feishu.Events;

namespace Kpi.Bot.Door;

/// <summary>Handles what was stored, in order within a chat; what fails is tried again, and after the third time told to the person.</summary>
sealed class Receptionist(
    ReceivedStore received, Conversation conversation, Greetings greetings, IOutbox outbox, IStateDb db, Clocks clocks, InboxSignal signal,
    SchedulesOptions options, ILogger<Receptionist> log)
{
    const int MostTries = 3;
    const int MostAtOnce = 4;

    readonly Pauses pauses = new(clocks);

    public Task RunAsync(CancellationToken ct) =>
        new Lanes(clocks, signal, pauses, MostAtOnce, TimeSpan.FromSeconds(options.PollSeconds), log)
            .RunAsync(received.HeadsAsync, HandleAsync, _ => Task.FromResult<DateTimeOffset?>(null), ct);

    /// <summary>Completes when nothing is left to be handled.</summary>
    public async Task DrainedAsync(CancellationToken ct)
    {
        while (true)
        {
            var next = signal.Next;
            if ((await received.HeadsAsync(ct)).Count == 0)
                return;
            await next.WaitAsync(ct);
        }
    }

    async Task HandleAsync(LaneHead head, CancellationToken ct)
    {
        FeishuEvent? happened = null;
        long tries = 0;
        try
        {
            if (await received.ClaimAsync(head.Seq, ct) is not { } claimed)
                return;
            (happened, tries) = claimed;
            await HandleAsync(happened, ct);
            pauses.End(head.Lane);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // A clean stop: the event is found again at the next start.
        }
#pragma warning disable CA1031 // The border of an event: it stays found again, and the other chats go on.
        catch (Exception e)
        {
            log.LogError(e, "Event {Id} ({Kind}) of {Lane} failed at try {Tries}", head.Id, happened?.GetType().Name, head.Lane, tries);
            pauses.Begin(head.Lane, Math.Max(tries, 1));
            if (tries >= MostTries)
                await GiveUpAsync(happened!, e);
        }
#pragma warning restore CA1031
    }

    async Task HandleAsync(FeishuEvent happened, CancellationToken ct)
    {
        if (happened is BotMembership or ChatEntered)
            await greetings.HandleAsync(happened, ct);
        else
            await conversation.HandleAsync(happened, ct);
    }

    async Task GiveUpAsync(FeishuEvent happened, Exception failure)
    {
        try
        {
            await using var tx = await db.BeginAsync(CancellationToken.None);
            await ReceivedStore.FailedAsync(tx, happened.Id, failure.Message, CancellationToken.None);
            if (Apology(happened) is { } post)
                await outbox.AddAsync(tx, [post], [], CancellationToken.None);
            await tx.CommitAsync(CancellationToken.None);
        }
#pragma warning disable CA1031 // The database itself may be what fails; the event then stays stored and is tried again.
        catch (Exception e)
        {
            log.LogError(e, "Event {Id} could not even be noted as failed", happened.Id);
        }
#pragma warning restore CA1031
    }

    static Post? Apology(FeishuEvent happened)
    {
        var view = NoticeView.Mistake("抱歉，这个请求没有处理成功，已记录下来。请稍后再试；如果还是不行，请告诉管理员。");
        return happened switch
        {
            MessageReceived message => Post.Reply(message.Message.Value, message.Chat.Value, view),
            Asked asked => Post.ToChat(asked.Chat.Value, view),
            MenuUsed menu => Post.ToPerson(new(menu.Person.Value), view),
            _ => null,
        };
    }
}

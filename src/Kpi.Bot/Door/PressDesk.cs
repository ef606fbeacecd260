using Kpi.Bot.Cards;
using Kpi.Bot.Outbox;
using Kpi.Bot.State;
using Kpi.Domain.Model;
using Kpi.Feishu.Events;

namespace Kpi.Bot.Door;

/// <summary>Answers presses: by the action's name, once an event, in one transaction, within the platform's 3 s.</summary>
sealed class PressDesk
{
    /// <summary>The action of a button that runs a command: <c>{"act":"ask","command":"show 线索量"}</c>.</summary>
    public const string Ask = "ask";

    // Of the platform's 3 s; the rest is the way.
    static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(2300);

    readonly Dictionary<string, IPressHandler> byAction = [];
    readonly ReceivedStore received;
    readonly Senders senders;
    readonly MessageMap map;
    readonly AnswerGate gate;
    readonly ICardRenderer cards;
    readonly IStateDb db;
    readonly Words words;
    readonly Clocks clocks;
    readonly ILogger<PressDesk> log;

    /// <exception cref="InvalidOperationException">Two handlers take one action.</exception>
    public PressDesk(
        IEnumerable<IPressHandler> handlers, ReceivedStore received, Senders senders, MessageMap map, AnswerGate gate, ICardRenderer cards,
        IStateDb db, Words words, Clocks clocks, ILogger<PressDesk> log)
    {
        foreach (var handler in handlers)
            if (handler.Action == Ask || !byAction.TryAdd(handler.Action, handler))
                throw new InvalidOperationException($"The action {handler.Action} of {handler.GetType().Name} is taken already.");
        (this.received, this.senders, this.map, this.gate, this.cards) = (received, senders, map, gate, cards);
        (this.db, this.words, this.clocks, this.log) = (db, words, clocks, log);
    }

    /// <param name="answered">Completes once the answer left; no update of the card begins before.</param>
    public async Task<PressReply> PressAsync(CardPressed press, Task answered, CancellationToken ct)
    {
        gate.Hold(press.Message.Value, answered);
        var claim = new Claim();
        using var late = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var deciding = DecideAsync(press, claim, late.Token);
        if (await Task.WhenAny(deciding, Task.Delay(Longest, clocks.Stopwatch, ct)) == deciding || !claim.TryTake())
            return await deciding;
        // Not committed and no longer allowed to be: the person knows that nothing was saved and presses again.
        await late.CancelAsync();
        _ = deciding.ContinueWith(
            t => log.LogWarning(t.Exception, "Press {Id} was not decided in time", press.Id), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return new PressReply(ToastKind.Warning, "系统正忙，没有保存，请过几秒再按一次");
    }

    async Task<PressReply> DecideAsync(CardPressed pressed, Claim claim, CancellationToken ct)
    {
        // Off the caller's thread at once: SQLite works synchronously, and the 3 s are counted there.
        await Task.Yield();
        try
        {
            return await DecideAsync(pressed, Read(pressed), claim, ct);
        }
        catch (OperationCanceledException)
        {
            throw;
        }
#pragma warning disable CA1031 // The border of a press: nothing was committed, and the person is told so.
        catch (Exception e)
        {
            log.LogError(e, "Press {Id} on {Message} by {Operator} failed", pressed.Id, pressed.Message, pressed.Operator);
            return new PressReply(ToastKind.Error, "出错了，没有保存。已记录下来，请稍后再试");
        }
#pragma warning restore CA1031
    }

    async Task<PressReply> DecideAsync(CardPressed pressed, Press press, Claim claim, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct);
        if (!await received.TryNotePressAsync(tx, pressed, ct))
            return await received.ReplyOfAsync(tx, pressed.Id, ct) ?? new PressReply(ToastKind.Info, null);
        var answer = await AnswerAsync(pressed, press, tx, ct);
        var reply = new PressReply(answer.Kind, answer.Toast, answer.Card is { } card ? cards.Render(card) : null);
        // A refusal changed nothing, whatever the handler had begun.
        if (answer.Kind == ToastKind.Error)
            return reply;
        await received.NoteReplyAsync(tx, pressed.Id, reply, ct);
        if (!claim.TryTake())
            throw new OperationCanceledException("The press was answered as not saved meanwhile.");
        await tx.CommitAsync(CancellationToken.None);
        return reply;
    }

    async Task<PressAnswer> AnswerAsync(CardPressed pressed, Press press, Tx tx, CancellationToken ct)
    {
        if (press.Action == Ask)
            return await AskAsync(pressed, press, tx, ct);
        if (!byAction.TryGetValue(press.Action, out var handler))
            return PressAnswer.Refused("这张卡片已过期，请发送 /kpi 重新打开");
        return press.Sender.IsKnown
            ? await handler.PressAsync(press, tx, ct)
            : PressAnswer.Refused("「成员」里还没有你，请联系管理员添加");
    }

    async Task<PressAnswer> AskAsync(CardPressed pressed, Press press, Tx tx, CancellationToken ct)
    {
        var isGroup = !await map.IsDirectAsync(press.Chat, ct);
        await received.StoreAsync(
            tx, new Asked($"{pressed.Id}/ask", pressed.At, pressed.Chat, isGroup, pressed.Operator, pressed.Message, press.Value.GetValueOrDefault("command", "")), ct);
        return PressAnswer.Info("正在查询…");
    }

    Press Read(CardPressed pressed)
    {
        var sender = senders.Of(new UserId(pressed.Operator.Value));
        var value = PressValues.Of(pressed.Value);
        return new Press(
            sender, value.GetValueOrDefault("act", ""), value, PressValues.Of(pressed.Form), pressed.Option,
            pressed.Message.Value, pressed.Chat.Value, pressed.At, senders.DayOf(sender, pressed.At), words);
    }

    /// <summary>Who came first: the commit, or the answer that nothing was saved.</summary>
    sealed class Claim
    {
        int taken;

        public bool TryTake() => Interlocked.Exchange(ref taken, 1) == 0;
    }
}

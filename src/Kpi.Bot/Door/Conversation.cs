using Kpi.Bot.Cards;
using Kpi.Bot.Outbox;
using Kpi.Bot.State;
using Kpi.Domain.Model;
using Kpi.Feishu.Events;

namespace Kpi.Bot.Door;

/// <summary>Reads what a person said: an answer to a card, a command, or something the bot does not understand.</summary>
public sealed class Conversation(
    Router router, Senders senders, BotIdentity bot, IEnumerable<IReplyHandler> handlers, IOutbox outbox, IStateDb db, Words words)
{
    readonly Dictionary<string, IReplyHandler> bySubject = handlers.ToDictionary(h => h.SubjectKind);

    /// <summary>Handles an event and commits what follows from it together with "done".</summary>
    public Task HandleAsync(FeishuEvent happened, CancellationToken ct) => happened switch
    {
        MessageReceived message => HandleAsync(message, ct),
        MenuUsed menu => AnswerAsync(menu, new(new(menu.Person.Value), CommandLine.Of(CommandOf(menu.Key)), null, false, null, menu.At), ct),
        Asked asked => AnswerAsync(asked, QuestionOf(asked), ct),
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "Nobody talks by this."),
    };

    async Task HandleAsync(MessageReceived message, CancellationToken ct)
    {
        var self = await bot.IdAsync(ct);
        var text = message.Text is null ? null : CommandLine.Plain(message.Text, message.Mentions, self);
        var meant = !message.IsGroup || message.Mentions.Any(m => m.Id == self);
        var line = text is null ? null : CommandLine.Parse(text);
        var asker = new UserId(message.Sender.Value);
        if (line is null or { Slash: false } && text is { Length: > 0 } && await TryReplyAsync(message, asker, text, ct))
            return;
        // In a group somebody may only talk about a KPI; a slash or the bot's name makes it a command.
        if (line is not null && (line.Slash || meant))
            await AnswerAsync(message, new(asker, line, message.Chat.Value, message.IsGroup, message.Message.Value, message.At), ct);
        else if (meant)
            await CommitAsync(message, Reaction.Say(Post.Reply(message.Message.Value, message.Chat.Value, Hint(text))), ct);
        else
            await CommitAsync(message, Reaction.None, ct);
    }

    /// <summary>True when the words were an answer to a card, and were taken.</summary>
    async Task<bool> TryReplyAsync(MessageReceived message, UserId asker, string text, CancellationToken ct)
    {
        foreach (var card in new[] { message.ReplyTo, message.Root }.OfType<Feishu.MessageId>().Distinct())
        {
            if (await outbox.SubjectOfAsync(card.Value, ct) is not { } subject || !bySubject.TryGetValue(subject.Split('/')[0], out var handler))
                continue;
            var sender = senders.Of(asker);
            var reply = new CardReply(
                sender, subject, text, message.Message.Value, message.Chat.Value, message.IsGroup, message.At, senders.DayOf(sender, message.At), words);
            await using var tx = await db.BeginAsync(ct);
            if (await handler.ReplyAsync(reply, tx, ct) is not { } answer)
                continue;
            var place = new Question(asker, CommandLine.Of(""), message.Chat.Value, message.IsGroup, message.Message.Value, message.At);
            await CommitAsync(tx, message, Router.Placed(place, answer), ct);
            return true;
        }
        return false;
    }

    async Task AnswerAsync(FeishuEvent happened, Question question, CancellationToken ct) =>
        await CommitAsync(happened, await router.AnswerAsync(question, ct), ct);

    async Task CommitAsync(FeishuEvent happened, Reaction reaction, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct);
        await CommitAsync(tx, happened, reaction, ct);
    }

    async Task CommitAsync(Tx tx, FeishuEvent happened, Reaction reaction, CancellationToken ct)
    {
        if (happened is MessageReceived { IsGroup: false } direct)
            await MessageMap.NoteDirectAsync(tx, direct.Chat.Value, direct.Sender.Value, ct);
        await outbox.AddAsync(tx, reaction.Posts, reaction.Writes, ct);
        await ReceivedStore.DoneAsync(tx, happened.Id, ct);
        await tx.CommitAsync(ct);
    }

    static Question QuestionOf(Asked asked) => new(
        new(asked.Person.Value), CommandLine.Of(asked.Command), asked.Chat.Value, asked.IsGroup, asked.IsGroup ? asked.Message.Value : null, asked.At);

    /// <summary><c>kpi_me</c> is 「/kpi me」; the console allows letters, digits and <c>_</c> in a menu's key.</summary>
    static string CommandOf(string key) =>
        (key.StartsWith("kpi", StringComparison.OrdinalIgnoreCase) ? key[3..] : key).TrimStart('_') is var words && words.IndexOf('_', StringComparison.Ordinal) is > 0 and var gap
            ? $"{words[..gap]} {words[(gap + 1)..]}" : words;

    static NoticeView Hint(string? text) => string.IsNullOrEmpty(text)
        ? NoticeView.Of("我是KPI助手，可以这样问我：", new("我的指标", "me"), new("团队看板", "team"), new("全部命令", "help"))
        : NoticeView.Of("我还听不懂这句话。命令以 /kpi 开头，例如「/kpi 我的」。", new("我的指标", "me"), new("团队看板", "team"), new("全部命令", "help"));
}

using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Outbox;
using Kpi.Bot.Settings;
using Kpi.Domain.Model;

namespace Kpi.Bot.Door;

/// <summary>A command, who asked it, and where.</summary>
/// <param name="Chat">Null where it came from the bot's menu, which belongs to no chat.</param>
/// <param name="Message">The message to answer as a reply; null for a line of its own.</param>
public sealed record Question(UserId Asker, CommandLine Line, string? Chat, bool IsGroup, string? Message, DateTimeOffset At);

/// <summary>What follows from something that came in.</summary>
public sealed record Reaction(IReadOnlyList<Post> Posts, IReadOnlyList<BaseWrite> Writes)
{
    public static Reaction None { get; } = new([], []);

    public static Reaction Say(Post post) => new([post], []);
}

/// <summary>Finds the command, checks who asks, and says where the answer goes.</summary>
public sealed class Router(CommandBook book, Senders senders, IKpiBase kpis, Words words, RootOptions root, Clocks clocks)
{
    // After an outage an old question may no longer be one; chat.md, Time.
    static readonly TimeSpan Stale = TimeSpan.FromMinutes(30);

    public async Task<Reaction> AnswerAsync(Question question, CancellationToken ct)
    {
        var sender = senders.Of(question.Asker);
        var command = book.Find(question.Line.Word);
        if (command is null)
            return Here(question, sender.IsKnown ? Closest(question.Line, sender) : Unknown(question.Line));
        if (!Access.Allows(command.Spec.Who, sender))
            return Here(question, sender.IsKnown ? Refusal(command.Spec) : Unknown(question.Line));
        if (!command.Spec.IsAct && clocks.Now - question.At > Stale)
            return Here(question, NoticeView.Of(
                $"刚恢复服务，你在{words.Day(senders.DayOf(sender, question.At))}问的「/kpi {question.Line}」还没有回答。", new NoticeView.Button("再问一次", question.Line.ToString())));
        var ask = new Ask(
            sender, question.Line.Arguments, question.Chat ?? "", question.IsGroup, question.Message ?? "", question.At, senders.DayOf(sender, question.At), words);
        return Placed(question, command.Spec, await command.AnswerAsync(ask, ct));
    }

    static Reaction Placed(Question question, CommandSpec spec, Answer answer)
    {
        var goesPrivate = question.IsGroup && spec.Place == AnswerPlace.InPrivate && !answer.Public;
        IReadOnlyList<Post> first = goesPrivate
            ? [Post.ToPerson(question.Asker, answer.View, answer.Subject), Place(question, NoticeView.Of("已私信发给你"), null)]
            : [Place(question, answer.View, answer.Subject)];
        return new([.. first, .. answer.Posts], answer.Writes);
    }

    /// <summary>Where a reply in words is answered.</summary>
    public static Reaction Placed(Question question, Answer answer) =>
        new([Place(question, answer.View, answer.Subject), .. answer.Posts], answer.Writes);

    static Reaction Here(Question question, ICardView view) => Reaction.Say(Place(question, view, null));

    static Post Place(Question question, ICardView view, string? subject) => question switch
    {
        { Chat: null } => Post.ToPerson(question.Asker, view, subject),
        { Message: { } message } => Post.Reply(message, question.Chat, view, subject),
        _ => Post.ToChat(question.Chat, view, subject),
    };

    ClosestView Closest(CommandLine line, Sender sender) => new(line.Word,
    [
        .. from word in book.Closest(line.Word, sender)
           let repeated = line with { Word = word }
           select new NoticeView.Button($"/kpi {repeated}", repeated.ToString()),
    ]);

    static NoticeView Refusal(CommandSpec spec) =>
        NoticeView.Mistake($"「/kpi {spec.Name}」只有{Access.Whose(spec.Who)}可以用。", new NoticeView.Button("我能用什么", "help"));

    UnknownView Unknown(CommandLine line)
    {
        var members = kpis.Now.Bases.SelectMany(b => b.Members).Where(m => m.Active).ToList();
        var names = members.Where(m => m.Role == Role.Administrator || m.User is { } user && root.Admins.Contains(user.Value))
            .Select(m => m.Name).Distinct().ToList();
        return new(names.Count == 0 ? "管理员" : $"管理员{string.Join('、', names)}", line.ToString());
    }
}

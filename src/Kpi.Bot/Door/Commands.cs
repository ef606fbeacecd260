using Kpi.Bot.Cards;
using Kpi.Bot.Outbox;
using Kpi.Domain.Model;

namespace Kpi.Bot.Door;

/// <summary>Who may ask.</summary>
public enum Audience
{
    /// <summary>Anybody, also somebody unknown (help).</summary>
    Anybody,
    /// <summary>Everybody in 「成员」.</summary>
    Members,
    /// <summary>主管, 负责人 and 管理员.</summary>
    Managers,
    /// <summary>管理员.</summary>
    Administrators,
}

/// <summary>Where the answer goes when the question was asked in a group.</summary>
public enum AnswerPlace
{
    /// <summary>Where it was asked, as a reply.</summary>
    Here,
    /// <summary>The direct chat; the group sees only that it was sent.</summary>
    InPrivate,
}

/// <summary>What help, aliases, closest match and the role check read.</summary>
/// <param name="Name">The English word after <c>/kpi</c>.</param>
/// <param name="Alias">The Chinese word.</param>
/// <param name="Usage">Its arguments as people type them: <c>&lt;指标&gt; &lt;数值&gt; [日期]</c>; empty where there are none.</param>
/// <param name="Help">One line for 「/kpi help」.</param>
/// <param name="IsAct">True for what changes something (填报, 原因, a decision): after an outage it counts with the time it was made, where a question is asked back.</param>
public sealed record CommandSpec(
    string Name, string Alias, Audience Who, AnswerPlace Place, string Usage, string Help, IReadOnlyList<string>? OtherAliases = null, bool IsAct = false);

/// <summary>A question as it came in.</summary>
/// <param name="Arguments">Words after the command, full-width folded, mentions replaced by the person's name.</param>
/// <param name="Now">When it was asked: an act counts with this time.</param>
/// <param name="Today">The calendar day of <paramref name="Now"/> in the sender's team's time zone (<c>--date D</c> is the morning of D).</param>
/// <param name="Words">Numbers, days and sentences in the reader's language.</param>
public sealed record Ask(
    Sender Sender, IReadOnlyList<string> Arguments, string Chat, bool IsGroup, string Message, DateTimeOffset Now, DateOnly Today, Words Words)
{
    public string Rest(int from) => string.Join(' ', Arguments.Skip(from));
}

/// <summary>What a command says, and what follows from it; the door sends it and commits it together with "done".</summary>
public sealed record Answer
{
    public required ICardView View { get; init; }

    /// <summary>What the answer's card stands for, so that it can be updated and replied to.</summary>
    public string? Subject { get; init; }

    /// <summary>Further posts: to others, updates of other cards.</summary>
    public IReadOnlyList<Post> Posts { get; init; } = [];

    public IReadOnlyList<BaseWrite> Writes { get; init; } = [];

    /// <summary>True keeps an answer that is otherwise private where it was asked (an error without figures).</summary>
    public bool Public { get; init; }

    public static Answer Card(ICardView view, string? subject = null) => new() { View = view, Subject = subject };

    /// <summary>One sentence, e.g. a user's mistake with what to do; never a figure.</summary>
    public static Answer Line(string text, params NoticeView.Button[] buttons) => new() { View = NoticeView.Of(text, buttons), Public = true };
}

/// <summary>「/kpi …」: one question. It takes one snapshot, asks Domain and returns; it neither sends nor reads the clock.</summary>
public interface IChatCommand
{
    CommandSpec Spec { get; }

    Task<Answer> AnswerAsync(Ask ask, CancellationToken ct);
}

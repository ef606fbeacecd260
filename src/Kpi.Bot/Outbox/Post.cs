using Kpi.Bot.Cards;
using Kpi.Domain.Model;

namespace Kpi.Bot.Outbox;

/// <summary>How a post travels.</summary>
public enum PostKind
{
    /// <summary>A new card in a chat or a person's direct chat.</summary>
    Send,
    /// <summary>A card that answers a message.</summary>
    Reply,
    /// <summary>Every card that stands for a subject is replaced.</summary>
    Update,
}

/// <summary>
/// Something people are to see. It becomes an outbox row in the transaction that decided it and is sent afterwards, once;
/// the row's id is the message's <c>uuid</c>.
/// </summary>
public sealed record Post
{
    Post(PostKind kind, ICardView view) => (Kind, View) = (kind, view);

    public PostKind Kind { get; }

    public ICardView View { get; }

    /// <summary><c>oc_…</c>; where a reply goes when the question is gone, and where a send to a chat goes.</summary>
    public string? Chat { get; private init; }

    /// <summary>The person whose direct chat it goes to.</summary>
    public UserId? Person { get; private init; }

    /// <summary><c>om_…</c> of the message answered.</summary>
    public string? ReplyTo { get; private init; }

    /// <summary>
    /// What the card stands for (<c>request/TC-…</c>, <c>daily/新媒体组/2026-07-13</c>): its message is noted under this name, so that
    /// an <see cref="PostKind.Update"/> finds every copy and a reply to the card finds its record.
    /// </summary>
    public string? Subject { get; private init; }

    /// <summary>True for what the bot says of its own accord and what <c>Schedules:Quiet</c> holds back.</summary>
    public bool Unasked { get; private init; }

    public static Post ToChat(string chat, ICardView view, string? subject = null) =>
        new(PostKind.Send, view) { Chat = chat, Subject = subject };

    public static Post ToPerson(UserId person, ICardView view, string? subject = null) =>
        new(PostKind.Send, view) { Person = person, Subject = subject };

    public static Post Reply(string message, string chat, ICardView view, string? subject = null) =>
        new(PostKind.Reply, view) { ReplyTo = message, Chat = chat, Subject = subject };

    /// <summary>Replaces the card wherever it stands; a card older than 14 days is sent anew. Also copies that are still waiting to be sent come out current.</summary>
    public static Post Update(string subject, ICardView view) => new(PostKind.Update, view) { Subject = subject };

    /// <summary>The same, held back outside working hours.</summary>
    public Post WhenAwake() => this with { Unasked = true };
}

namespace Kpi.Feishu.Messages;

/// <summary>Where a message goes: into a chat, or to a person's direct chat with the bot.</summary>
public readonly record struct Recipient
{
    Recipient(ChatId? chat, OpenId? person) => (Chat, Person) = (chat, person);

    public ChatId? Chat { get; }

    public OpenId? Person { get; }

    public static Recipient To(ChatId chat) => new(chat, null);

    public static Recipient To(OpenId person) => new(null, person);
}

/// <summary>What Feishu gave a message: its id, and the chat it stands in.</summary>
public sealed record SentMessage(MessageId Id, ChatId Chat);

/// <summary>Cards and lines in chats.</summary>
public interface IMessages
{
    /// <summary>Sends a card.</summary>
    /// <param name="cardJson">Card JSON 2.0, at most 30 KB of UTF-8.</param>
    /// <param name="key">At most 50 characters; the same key within an hour sends at most one message.</param>
    /// <exception cref="FeishuException"/>
    Task<SentMessage> SendCardAsync(Recipient to, string cardJson, string key, CancellationToken ct);

    /// <summary>Answers a message with a card, quoting it.</summary>
    /// <exception cref="FeishuException">Kind <c>Gone</c>: the message was recalled; send to the chat instead.</exception>
    Task<SentMessage> ReplyCardAsync(MessageId to, string cardJson, string key, CancellationToken ct);

    /// <summary>Sends plain text; nothing in it is read as markup.</summary>
    Task<SentMessage> SendTextAsync(Recipient to, string text, string key, CancellationToken ct);

    /// <summary>Answers a message with plain text.</summary>
    Task<SentMessage> ReplyTextAsync(MessageId to, string text, string key, CancellationToken ct);

    /// <summary>Replaces a card that stands in a chat.</summary>
    /// <exception cref="FeishuException">Kind <c>Gone</c>: older than 14 days (230031) or recalled; send a new one.</exception>
    Task UpdateCardAsync(MessageId id, string cardJson, CancellationToken ct);
}

using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Kpi.Sandbox.World;

/// <summary>Somebody named in a message; <c>Key</c> (<c>@_user_1</c>) stands in the stored text.</summary>
public sealed record Mention(string Key, string OpenId, string Name, bool IsBot);

/// <summary>A reaction (emoji) on a message.</summary>
public sealed record Reaction(string Id, string EmojiType, Actor By, DateTimeOffset At);

/// <summary>What a press left on a card for its user to see: a toast, or the error code the client shows (events.md §6.2).</summary>
public sealed record PressMark(DateTimeOffset At, string OpenId, string? Toast, string? ToastType, int? Code);

/// <summary>One message; never changed in place, the store replaces it.</summary>
public sealed record Message(string Id, string ChatId, Actor Sender, string Type, string Content, DateTimeOffset Created)
{
    /// <summary>The card as sent, where <see cref="Type"/> is <c>interactive</c>; treat as read-only.</summary>
    public JsonObject? Card { get; init; }

    /// <summary>First message of the tree, and the one answered; null on a message that answers nothing.</summary>
    public string? RootId { get; init; }
    public string? ParentId { get; init; }
    public string? ThreadId { get; init; }

    public DateTimeOffset Updated { get; init; } = Created;

    /// <summary>How often content or card were replaced; 20 edits are allowed for text (PUT).</summary>
    public int Edits { get; init; }
    public bool Deleted { get; init; }
    public ImmutableList<Mention> Mentions { get; init; } = [];
    public ImmutableList<Reaction> Reactions { get; init; } = [];
    public ImmutableList<PressMark> Marks { get; init; } = [];

    /// <summary>Only for one person (ephemeral); null for everybody in the chat.</summary>
    public string? OnlyFor { get; init; }
}

using System.Text.Json;
using Kpi.Feishu.Base;

namespace Kpi.Feishu.Events;

/// <summary>Something that happened in Feishu, whichever transport brought it.</summary>
/// <param name="Id">The key that makes it happen once: the message id for a message, else Feishu's event id.</param>
/// <param name="At">When it happened, by Feishu's clock.</param>
public abstract record FeishuEvent(string Id, DateTimeOffset At);

/// <summary>A person mentioned in a text.</summary>
/// <param name="Key">What stands for them in the text: <c>@_user_1</c>.</param>
public sealed record Mention(string Key, OpenId Id, string Name);

/// <summary>Somebody wrote to the bot.</summary>
/// <param name="IsGroup">False in a direct chat.</param>
/// <param name="Text">The text of a text or post message with mention keys in place; null for any other kind.</param>
/// <param name="ReplyTo">The message it answers.</param>
/// <param name="Root">The first message of the tree it belongs to.</param>
public sealed record MessageReceived(
    string Id, DateTimeOffset At, MessageId Message, ChatId Chat, bool IsGroup, OpenId Sender, string Kind, string? Text,
    IReadOnlyList<Mention> Mentions, MessageId? ReplyTo, MessageId? Root) : FeishuEvent(Id, At);

/// <summary>Somebody pressed a button, chose an option or sent a form on a card.</summary>
/// <param name="Value">What the card put into the press: an action name and ids, never a figure or a role.</param>
/// <param name="Form">The form's values by name: a string, a list or a flag; unfilled fields are left out.</param>
/// <param name="Option">The choice of a select or date picker outside a form.</param>
public sealed record CardPressed(
    string Id, DateTimeOffset At, OpenId Operator, MessageId Message, ChatId Chat, JsonElement Value,
    IReadOnlyDictionary<string, JsonElement> Form, string? Option) : FeishuEvent(Id, At);

/// <summary>What became of one row.</summary>
/// <param name="Before">Old cells by field id; fields that did not change are left out.</param>
public sealed record RecordChanged(
    string RecordId, RecordAction Action, IReadOnlyDictionary<string, Cell> Before, IReadOnlyDictionary<string, Cell> After);

public enum RecordAction
{
    Added,
    Edited,
    Deleted,
}

/// <summary>Rows of a subscribed base changed.</summary>
public sealed record RecordsChanged(
    string Id, DateTimeOffset At, string AppToken, string TableId, long Revision, OpenId? Operator,
    IReadOnlyList<RecordChanged> Changes) : FeishuEvent(Id, At);

/// <summary>Fields of a subscribed base were added, renamed or deleted.</summary>
public sealed record FieldsChanged(string Id, DateTimeOffset At, string AppToken, string TableId, OpenId? Operator) : FeishuEvent(Id, At);

/// <summary>The bot came into a group, or left it.</summary>
public sealed record BotMembership(string Id, DateTimeOffset At, ChatId Chat, string? ChatName, bool Joined) : FeishuEvent(Id, At);

/// <summary>A person opened the bot's direct chat.</summary>
public sealed record ChatEntered(string Id, DateTimeOffset At, ChatId Chat, OpenId Person) : FeishuEvent(Id, At);

/// <summary>A person used an item of the bot's menu.</summary>
public sealed record MenuUsed(string Id, DateTimeOffset At, OpenId Person, string Key) : FeishuEvent(Id, At);

/// <summary>An event the bot has no use for; acknowledged so that Feishu does not repeat it.</summary>
public sealed record OtherEvent(string Id, DateTimeOffset At, string Type) : FeishuEvent(Id, At);

using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Kpi.Sandbox.World;

/// <summary>Something that happened in the world; told in order, after it happened.</summary>
public abstract record WorldChange;

public sealed record ChatChanged(string ChatId) : WorldChange;
public sealed record MessageAdded(string ChatId, string MessageId) : WorldChange;

/// <summary>Edited, card replaced, recalled, reacted to, or a mark was left by a press.</summary>
public sealed record MessageUpdated(string ChatId, string MessageId) : WorldChange;

/// <summary>A press is being answered (true) or was answered (false); clients show it as loading.</summary>
public sealed record CardLocked(string ChatId, string MessageId, bool Locked) : WorldChange;

public sealed record BotMembership(string ChatId, string AppId, Actor By, bool Added) : WorldChange;

/// <summary>A person opened the bot's direct chat; the last message is null where there was none.</summary>
public sealed record P2pEntered(string ChatId, string AppId, string OpenId, string? LastMessageId) : WorldChange;

/// <summary>Tables were added, removed or renamed, or the base itself is new.</summary>
public sealed record BaseChanged(string AppToken) : WorldChange;

public sealed record FieldsChanged(string AppToken, string TableId, long Revision, Actor By, IReadOnlyList<FieldChange> Changes) : WorldChange;
public sealed record FieldChange(string Action, string FieldId, Bases.Field? Before, Bases.Field? After);

public sealed record RowsChanged(string AppToken, string TableId, long Revision, Actor By, IReadOnlyList<RowChange> Changes) : WorldChange;

/// <param name="Action"><c>record_added</c>, <c>record_edited</c> or <c>record_deleted</c>.</param>
/// <param name="Before">Cells by field id: of an edit only those that changed; of a deletion all.</param>
public sealed record RowChange(
    string RecordId, string Action, ImmutableDictionary<string, JsonNode> Before, ImmutableDictionary<string, JsonNode> After);

public sealed record ClockMoved(DateTimeOffset Now) : WorldChange;
public sealed record CallLogged(long Number) : WorldChange;
public sealed record ConnectionsChanged(int Count) : WorldChange;

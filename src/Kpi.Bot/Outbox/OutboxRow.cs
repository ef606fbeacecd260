using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kpi.Bot.Outbox;

/// <summary>A row of the outbox as it is carried out.</summary>
sealed record OutboxRow
{
    public long Seq { get; init; }

    /// <summary>A uuid v4: the message's <c>uuid</c>, the write's client token.</summary>
    public string Id { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Lane { get; init; } = "";

    public string? Chat { get; init; }

    public string? Person { get; init; }

    public string? ReplyTo { get; init; }

    public string? Subject { get; init; }

    public string? Base { get; init; }

    public string? Table { get; init; }

    public string? RowKey { get; init; }

    public string Payload { get; init; } = "";

    /// <summary>The attempt that runs, from 1.</summary>
    public long Tries { get; init; }

    /// <summary>Its name in logs and for administrators.</summary>
    public string Target => Kind == "write" ? $"{Base}/{Table}/{RowKey}" : Subject ?? Chat ?? Person ?? "";

    public IReadOnlyDictionary<string, JsonNode?> Fields => JsonSerializer.Deserialize<Dictionary<string, JsonNode?>>(Payload)!;

    public const string Columns =
        "seq, id, kind, lane, chat, person, reply_to AS ReplyTo, subject, base, tbl AS \"Table\", row_key AS RowKey, payload, tries";
}

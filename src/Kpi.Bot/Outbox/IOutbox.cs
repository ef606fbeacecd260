using Kpi.Bot.State;

namespace Kpi.Bot.Outbox;

/// <summary>What must be sent or written once. Rows are added in the transaction that decided them.</summary>
public interface IOutbox
{
    /// <summary>Adds posts and writes, in order. After the commit the snapshot shows the writes and the sender wakes.</summary>
    Task AddAsync(Tx tx, IReadOnlyList<Post> posts, IReadOnlyList<BaseWrite> writes, CancellationToken ct);

    /// <summary>The record (subject) a message stands for, or null: a reply to a card comes here.</summary>
    Task<string?> SubjectOfAsync(string message, CancellationToken ct);

    /// <summary>Completes when nothing is left to be sent now (rows that wait for working hours don't count).</summary>
    Task DrainedAsync(CancellationToken ct);
}

using Kpi.Bot.Outbox;
using Kpi.Bot.State;

namespace Kpi.Bot.Schedule;

/// <summary>Runs one occasion and commits what it brought together with its key, so that it happens once.</summary>
public sealed class JobRunner(IStateDb db, IOutbox outbox, OccasionStore occasions)
{
    /// <summary>What an occasion would bring; nothing is kept.</summary>
    public static Task<Outcome> TryOutAsync(IScheduledJob job, Occasion occasion, CancellationToken ct) => job.RunAsync(occasion, ct);

    /// <returns>Null where it happened before.</returns>
    public async Task<Outcome?> RunAsync(IScheduledJob job, Occasion occasion, DateTimeOffset dueAt, CancellationToken ct)
    {
        if (await occasions.FindAsync(occasion.Key, ct) is not null)
            return null;
        var outcome = await job.RunAsync(occasion, ct);
        return await CommitAsync(occasion, dueAt, outcome, ct) ? outcome : null;
    }

    /// <summary>Notes an occasion that is not run, or that failed for good.</summary>
    public Task<bool> NoteAsync(Occasion occasion, DateTimeOffset dueAt, OutcomeKind kind, string why, CancellationToken ct) =>
        CommitAsync(occasion, dueAt, new Outcome(kind, why, [], []), ct);

    async Task<bool> CommitAsync(Occasion occasion, DateTimeOffset dueAt, Outcome outcome, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct);
        // A restart, a second process and a catch-up all come here; only the first key counts.
        if (!await occasions.TryNoteAsync(tx, occasion, dueAt, outcome.Kind, outcome.Why, ct))
            return false;
        await outbox.AddAsync(tx, outcome.Posts, outcome.Writes, ct);
        if (outcome.Alongside is { } alongside)
            await alongside(tx, ct);
        await tx.CommitAsync(ct);
        return true;
    }
}

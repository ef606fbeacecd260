namespace Kpi.Bot.State;

/// <summary>Lets go of what is done and of no more use; decisions, occasions and what failed stay.</summary>
sealed class Housekeeping(IStateDb db, Clocks clocks)
{
    // Far beyond the 7 h in which the platform repeats an event, and the 14 days in which a card can change.
    static readonly TimeSpan Kept = TimeSpan.FromDays(60);

    public async Task RunAsync(CancellationToken ct)
    {
        var limit = clocks.Now - Kept;
        await using var tx = await db.BeginAsync(ct);
        await tx.ExecuteAsync("DELETE FROM received WHERE state = 'done' AND received_at < @limit", new { limit }, ct);
        await tx.ExecuteAsync("DELETE FROM outbox WHERE state IN ('done', 'superseded') AND created_at < @limit", new { limit }, ct);
        await tx.ExecuteAsync("DELETE FROM message_subject WHERE sent_at < @limit", new { limit }, ct);
        await tx.CommitAsync(ct);
    }
}

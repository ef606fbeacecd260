using Kpi.Bot.State;

namespace Kpi.Bot.Outbox;

/// <summary>Carries a row out and notes it, with what came of it, as done in one transaction.</summary>
abstract class Carrier(IStateDb db)
{
    /// <exception cref="Kpi.Feishu.FeishuException">Not carried out, or not known.</exception>
    public abstract Task CarryAsync(OutboxRow row, CancellationToken ct);

    /// <summary>Notes a row as done. Not cancelled: what Feishu has done must be known after a clean stop.</summary>
    protected async Task DoneAsync(OutboxRow row, string? message, Func<Tx, Task> alongside)
    {
        await using var tx = await db.BeginAsync(CancellationToken.None);
        await tx.ExecuteAsync("UPDATE outbox SET state = 'done', error = NULL, message = @message WHERE seq = @Seq", new { row.Seq, message }, CancellationToken.None);
        await alongside(tx);
        await tx.CommitAsync(CancellationToken.None);
    }
}

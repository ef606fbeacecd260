using Kpi.Bot.Settings;
using Kpi.Bot.State;
using Kpi.Feishu;

namespace Kpi.Bot.Outbox;

/// <summary>Carries the outbox out.</summary>
sealed class OutboxSender(
    IStateDb db, Clocks clocks, OutboxSignal signal, OutboxFailures failures, Pauses pauses, SchedulesOptions options,
    CardSender sends, CardUpdater updates, BaseWriter writes, ILogger<OutboxSender> log)
{
    // More requests at once than the platform answers for one app in the time of one (50 a second) gain nothing.
    const int MostAtOnce = 8;

    static readonly TimeSpan UnparkEvery = TimeSpan.FromMinutes(30);

    readonly Lanes lanes = new(clocks, signal, pauses, MostAtOnce, TimeSpan.FromSeconds(options.PollSeconds), log);

    /// <summary>Until cancelled; what is under way is then brought to its end.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        using var unparking = clocks.Stopwatch.CreateTimer(_ => failures.UnparkLater(), null, TimeSpan.Zero, UnparkEvery);
        await lanes.RunAsync(HeadsAsync, CarryAsync, HeldUntilAsync, ct);
    }

    async Task CarryAsync(LaneHead head, CancellationToken ct)
    {
        OutboxRow? row = null;
        try
        {
            row = await ClaimAsync(head.Seq, ct);
            if (row is null)
                return;
            await (row.Kind switch { "update" => updates, "write" => (Carrier)writes, _ => sends }).CarryAsync(row, ct);
            pauses.End(head.Lane);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // A clean stop in mid-air: the row is found again at the next start, with its key.
        }
        catch (FeishuException refused) when (row is not null)
        {
            await failures.TakeAsync(row, refused);
        }
#pragma warning disable CA1031 // The border of a row: whatever went wrong, it stays found again and the other lanes go on.
        catch (Exception e)
        {
            await failures.TakeAsync(row, head, e);
        }
#pragma warning restore CA1031
    }

    /// <summary>Counts the try before it is made: a crash leaves a row that may have arrived.</summary>
    async Task<OutboxRow?> ClaimAsync(long seq, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct);
        var rows = await tx.QueryAsync<OutboxRow>(
            $"UPDATE outbox SET tries = tries + 1 WHERE seq = @seq AND state = 'waiting' RETURNING {OutboxRow.Columns}", new { seq }, ct);
        await tx.CommitAsync(ct);
        return rows.Count == 0 ? null : rows[0];
    }

    // An update waits for earlier cards of its subject that are under way, since they may carry the old picture.
    async Task<IReadOnlyList<LaneHead>> HeadsAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await connection.ListAsync<LaneHead>(
            """
            SELECT seq, id, lane FROM
                (SELECT seq, id, lane, kind, subject, ROW_NUMBER() OVER (PARTITION BY lane ORDER BY seq) AS place
                 FROM outbox WHERE state = 'waiting' AND (not_before IS NULL OR not_before <= @now)) AS first
            WHERE place = 1 AND NOT (kind = 'update' AND EXISTS
                (SELECT 1 FROM outbox AS sent WHERE sent.subject = first.subject AND sent.state = 'waiting'
                 AND sent.kind IN ('send', 'reply') AND sent.tries > 0 AND sent.seq < first.seq))
            ORDER BY seq
            """, new { now = clocks.Now }, ct);
    }

    async Task<DateTimeOffset?> HeldUntilAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await connection.OneAsync<DateTimeOffset?>(
            "SELECT not_before FROM outbox WHERE state = 'waiting' AND not_before > @now ORDER BY not_before LIMIT 1", new { now = clocks.Now }, ct);
    }
}

using Kpi.Bot.Cards;
using Kpi.Bot.Outbox;
using Kpi.Bot.Schedule;
using Kpi.Bot.State;

namespace Kpi.Bot.Ops;

/// <summary>What administrators see of the running bot, from the state database.</summary>
sealed class OpsReport(IStateDb db, OccasionStore occasions, DueJobs due, OutboxStore outbox, CallLedger calls, CardTemplates templates) : IOpsReport
{
    public Task<IReadOnlyList<OccasionLine>> LastOccasionsAsync(int count, CancellationToken ct) => occasions.LastAsync(count, ct);

    public IReadOnlyList<NextRun> NextRuns() => due.NextRuns();

    public Task<int> WaitingAsync(CancellationToken ct) => outbox.WaitingNowAsync(ct);

    public async Task<IReadOnlyList<StuckPost>> StuckAsync(int count, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var rows = await connection.ListAsync<Row>(
            """
            SELECT kind, CASE kind WHEN 'write' THEN base || '/' || tbl || '/' || row_key ELSE COALESCE(subject, chat, person) END AS target,
                   COALESCE(error, '') AS error, created_at AS CreatedAt
            FROM outbox WHERE state IN ('parked', 'failed') ORDER BY seq DESC LIMIT @count
            """, new { count }, ct);
        return [.. rows.Select(r => new StuckPost(r.Kind, r.Target, r.Error, r.CreatedAt))];
    }

    public async Task<CallsThisMonth> CallsAsync(CancellationToken ct)
    {
        await calls.WriteAsync(ct);
        return await calls.ReadAsync(ct);
    }

    public IReadOnlyList<string> BrokenTemplates() => [.. templates.Faults.Select(f => f.Message)];

    sealed record Row
    {
        public string Kind { get; init; } = "";

        public string Target { get; init; } = "";

        public string Error { get; init; } = "";

        public DateTimeOffset CreatedAt { get; init; }
    }
}

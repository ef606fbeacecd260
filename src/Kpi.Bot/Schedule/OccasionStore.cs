using Kpi.Bot.Ops;
using Kpi.Bot.State;

namespace Kpi.Bot.Schedule;

/// <summary>What happened by the calendar, and up to when each job was judged.</summary>
public sealed class OccasionStore(IStateDb db, Clocks clocks)
{
    /// <summary>Everything of a job that was due up to here was judged. The first time it is now: a new bot has no backlog.</summary>
    public async Task<DateTimeOffset> WatermarkAsync(string job, CancellationToken ct)
    {
        await using (var connection = await db.OpenAsync(ct))
            if (await connection.OneAsync<DateTimeOffset?>("SELECT at FROM watermark WHERE job = @job", new { job }, ct) is { } mark)
                return mark;
        await using var tx = await db.BeginAsync(ct);
        await tx.TryInsertAsync("INSERT INTO watermark (job, at) VALUES (@job, @Now) ON CONFLICT DO NOTHING", new { job, clocks.Now }, ct);
        var begun = await tx.QueryAsync<DateTimeOffset>("SELECT at FROM watermark WHERE job = @job", new { job }, ct);
        await tx.CommitAsync(ct);
        return begun[0];
    }

    public async Task MoveWatermarkAsync(string job, DateTimeOffset to, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct);
        await tx.ExecuteAsync("UPDATE watermark SET at = @to WHERE job = @job AND at < @to", new { job, to }, ct);
        await tx.CommitAsync(ct);
    }

    /// <summary>The occasion with a key, or null where it did not happen yet.</summary>
    public async Task<OccasionLine?> FindAsync(string key, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return (await connection.OneAsync<Row>($"SELECT {Row.Columns} FROM occasion WHERE key = @key", new { key }, ct))?.Line;
    }

    public async Task<IReadOnlyList<OccasionLine>> LastAsync(int count, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return [.. (await connection.ListAsync<Row>($"SELECT {Row.Columns} FROM occasion ORDER BY done_at DESC, key LIMIT @count", new { count }, ct)).Select(r => r.Line)];
    }

    /// <summary>Notes an occasion in the transaction of what it brought; false where it happened before.</summary>
    public Task<bool> TryNoteAsync(Tx tx, Occasion occasion, DateTimeOffset dueAt, OutcomeKind outcome, string? why, CancellationToken ct) =>
        tx.TryInsertAsync(
            """
            INSERT INTO occasion (key, job, base, team, day, outcome, why, due_at, done_at)
            VALUES (@Key, @Job, @Base, @Team, @Day, @Outcome, @why, @dueAt, @Now) ON CONFLICT DO NOTHING
            """,
            new { occasion.Key, occasion.Job, Base = occasion.Base.Name, Team = occasion.Team.Name, occasion.Day, Outcome = outcome.ToString(), why, dueAt, clocks.Now }, ct);

    sealed record Row
    {
        public const string Columns = "key, job, base, team, day, outcome, why, due_at AS DueAt, done_at AS DoneAt";

        public string Key { get; init; } = "";

        public string Job { get; init; } = "";

        public string Base { get; init; } = "";

        public string Team { get; init; } = "";

        public DateOnly Day { get; init; }

        public OutcomeKind Outcome { get; init; }

        public string? Why { get; init; }

        public DateTimeOffset DueAt { get; init; }

        public DateTimeOffset DoneAt { get; init; }

        public OccasionLine Line => new(
            Key, Job, Base, Team, Day, Outcome, Why, DueAt, DoneAt, DoneAt > DueAt ? DoneAt - DueAt : TimeSpan.Zero);
    }
}

using System.Globalization;
using Kpi.Bot.Base;
using Kpi.Bot.State;
using Kpi.Domain.Model;

namespace Kpi.Bot.Deviations;

/// <summary>What people said about deviations, version by version (table <c>deviation_event</c>, append-only).</summary>
static class DeviationEvents
{
    /// <summary>How long a committed write may need until the snapshot shows it; only within it are events laid over the rows.</summary>
    static readonly TimeSpan Lag = TimeSpan.FromMinutes(1);

    /// <summary>Keeps one more version.</summary>
    public static async Task AddAsync(Tx tx, Deviation row, bool closes, UserId person, DateTimeOffset at, CancellationToken ct) =>
        await tx.ExecuteAsync("""
            INSERT INTO deviation_event (base, deviation, version, kind, person, at, cause, reason, action, due)
            SELECT @Base, @Id, COALESCE(MAX(version), 0) + 1, @Kind, @Person, @At, @Cause, @Reason, @Action, @Due
            FROM deviation_event WHERE base = @Base AND deviation = @Id
            """, new
        {
            row.Base, row.Id, Kind = closes ? "close" : "answer", Person = person.Value, At = at.ToUnixTimeMilliseconds(),
            Cause = row.CauseKind, row.Reason, row.Action, Due = row.DueDay is { } due ? RowKeys.Day(due) : null,
        }, ct);

    /// <summary>Rows with what was decided a moment ago and the snapshot may not show yet: two owners who answer at once both stand on the summary.</summary>
    public static async Task<IReadOnlyList<Deviation>> LaidOverAsync(Tx tx, IReadOnlyList<Deviation> rows, DateTimeOffset now, CancellationToken ct)
    {
        var fresh = await tx.QueryAsync<Said>("""
            SELECT base AS Base, deviation AS Deviation, kind AS Kind, at AS At, cause AS Cause, reason AS Reason, action AS Action, due AS Due
            FROM deviation_event WHERE at >= @From ORDER BY version
            """, new { From = (now - Lag).ToUnixTimeMilliseconds() }, ct);
        return fresh.Count == 0 ? rows : [.. rows.Select(row => fresh.Where(s => s.Base == row.Base && s.Deviation == row.Id).Aggregate(row, Over))];
    }

    static Deviation Over(Deviation row, Said said) => said.Kind == "close" ? row with { State = DeviationState.Closed }
        : row.AnsweredAt is { } at && at.ToUnixTimeMilliseconds() >= said.At ? row
        : row with
        {
            CauseKind = said.Cause, Reason = said.Reason, Action = said.Action,
            DueDay = said.Due is null ? null : DateOnly.ParseExact(said.Due, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            AnsweredAt = DateTimeOffset.FromUnixTimeMilliseconds(said.At),
            State = row.State == DeviationState.Closed ? DeviationState.Closed : DeviationState.Answered,
        };

    sealed record Said
    {
        public string Base { get; init; } = "";
        public string Deviation { get; init; } = "";
        public string Kind { get; init; } = "";
        public long At { get; init; }
        public string? Cause { get; init; }
        public string? Reason { get; init; }
        public string? Action { get; init; }
        public string? Due { get; init; }
    }
}

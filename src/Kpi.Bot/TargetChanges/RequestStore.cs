using System.Globalization;
using Kpi.Bot.Base;
using Kpi.Bot.State;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.TargetChanges;

/// <summary>What was decided about a request, once.</summary>
/// <param name="Verdict">Any state but 待审批.</param>
sealed record Decision(string Request, ChangeState Verdict, UserId Person, DateTimeOffset At, string? Comment);

/// <summary>Numbers, the one request that waits for an indicator and period, and decisions (tables <c>request_number</c>, <c>request_waiting</c>, <c>decision</c>).</summary>
static class RequestStore
{
    /// <summary>How long a committed write may need until the snapshot shows it.</summary>
    static readonly TimeSpan Lag = TimeSpan.FromMinutes(10);

    /// <summary>The next 编号 of a day, <c>TC-20260714-01</c>: no two are the same, whoever asks at once.</summary>
    /// <param name="snapshot">Its rows are counted too, so that a lost state database gives no number again.</param>
    public static async Task<string> NextIdAsync(Tx tx, ISnapshot snapshot, DateOnly day, CancellationToken ct)
    {
        var prefix = $"TC-{day:yyyyMMdd}-";
        var seen = snapshot.Bases.SelectMany(b => b.TargetChanges).Where(c => c.Id.StartsWith(prefix, StringComparison.Ordinal))
            .Select(c => int.TryParse(c.Id.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty().Max();
        await tx.ExecuteAsync("""
            INSERT INTO request_number (day, last) VALUES (@Day, @Seen + 1)
            ON CONFLICT (day) DO UPDATE SET last = MAX(last, @Seen) + 1
            """, new { Day = day.ToString("yyyyMMdd", CultureInfo.InvariantCulture), Seen = seen }, ct);
        var last = await tx.QueryAsync<long>("SELECT last FROM request_number WHERE day = @Day", new { Day = day.ToString("yyyyMMdd", CultureInfo.InvariantCulture) }, ct);
        return $"{prefix}{last[0]:00}";
    }

    /// <summary>The request that waits for an indicator and period; null where none does.</summary>
    /// <remarks>A row that people decided or deleted in the base by hand waits no longer.</remarks>
    public static async Task<string?> WaitingAsync(Tx tx, IBaseSnapshot kpis, IndicatorCode code, Period period, DateTimeOffset now, CancellationToken ct)
    {
        var rows = await tx.QueryAsync<(string Request, long At)>(
            "SELECT request, at FROM request_waiting WHERE base = @Base AND code = @Code AND period = @Period",
            new { Base = kpis.Name, Code = code.Value, Period = period.ToString() }, ct);
        if (rows.Count == 0)
            return kpis.TargetChanges.FirstOrDefault(c => c.Code == code && c.Period == period && c.State == ChangeState.Pending)?.Id;
        var row = kpis.TargetChanges.FirstOrDefault(c => c.Id == rows[0].Request);
        if (row?.State == ChangeState.Pending || row is null && now - DateTimeOffset.FromUnixTimeMilliseconds(rows[0].At) < Lag)
            return rows[0].Request;
        await FreeAsync(tx, rows[0].Request, ct);
        return null;
    }

    public static async Task WaitAsync(Tx tx, TargetChange request, DateTimeOffset at, CancellationToken ct) =>
        await tx.ExecuteAsync("INSERT INTO request_waiting (base, code, period, request, at) VALUES (@Base, @Code, @Period, @Id, @At)",
            new { request.Base, Code = request.Code.Value, Period = request.Period.ToString(), request.Id, At = at.ToUnixTimeMilliseconds() }, ct);

    /// <summary>Keeps a decision; false when somebody was first.</summary>
    public static async Task<bool> TryDecideAsync(Tx tx, Decision mine, CancellationToken ct)
    {
        if (!await tx.TryInsertAsync("INSERT INTO decision (request, verdict, person, at, comment) VALUES (@Request, @Verdict, @Person, @At, @Comment) ON CONFLICT DO NOTHING",
            new { mine.Request, Verdict = mine.Verdict.ToString(), Person = mine.Person.Value, At = mine.At.ToUnixTimeMilliseconds(), mine.Comment }, ct))
            return false;
        await FreeAsync(tx, mine.Request, ct);
        return true;
    }

    public static async Task<Decision?> DecisionAsync(Tx tx, string request, CancellationToken ct)
    {
        var rows = await tx.QueryAsync<(string Verdict, string Person, long At, string? Comment)>(
            "SELECT verdict, person, at, comment FROM decision WHERE request = @request", new { request }, ct);
        return rows.Count == 0 ? null
            : new(request, Enum.Parse<ChangeState>(rows[0].Verdict), new(rows[0].Person), DateTimeOffset.FromUnixTimeMilliseconds(rows[0].At), rows[0].Comment);
    }

    static async Task FreeAsync(Tx tx, string request, CancellationToken ct) =>
        await tx.ExecuteAsync("DELETE FROM request_waiting WHERE request = @request", new { request }, ct);
}

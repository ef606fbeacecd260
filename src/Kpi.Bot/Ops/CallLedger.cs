using System.Globalization;
using Kpi.Bot.Schedule;
using Kpi.Bot.State;
using Kpi.Feishu;

namespace Kpi.Bot.Ops;

/// <summary>Calls by month and endpoint in the state database; tells the administrators when the plan's calls run out.</summary>
public sealed class CallLedger(
    CallCounter counter, IStateDb db, AdminNotices admins, FeishuOptions feishu, WorkingHours hours, Clocks clocks, ILogger<CallLedger> log)
{
    // A crash loses at most this much of a count.
    static readonly TimeSpan Every = TimeSpan.FromSeconds(20);

    static readonly int[] Told = [80, 95];

    /// <summary>True from 95 % of the plan on: only answers, pushes and writes go out then, the bases are no longer looked at of our own accord.</summary>
    public bool IsTight { get; private set; }

    string Month => hours.DayOf(clocks.Now).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Writes down now and then until cancelled, and once more at the end.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await Task.Delay(Every, clocks.Stopwatch, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await WriteAsync(CancellationToken.None);
            }
#pragma warning disable CA1031 // A count that could not be written is no reason to stop; it is told.
            catch (Exception e)
            {
                log.LogError(e, "Counted calls could not be written down");
            }
#pragma warning restore CA1031
        }
    }

    public async Task WriteAsync(CancellationToken ct)
    {
        var fresh = counter.Take();
        if (fresh.Count == 0)
            return;
        await using (var tx = await db.BeginAsync(ct))
        {
            foreach (var line in fresh)
                await tx.ExecuteAsync(
                    """
                    INSERT INTO calls (month, endpoint, calls, failures) VALUES (@Month, @Endpoint, @Calls, @Failures)
                    ON CONFLICT (month, endpoint) DO UPDATE SET calls = calls + excluded.calls, failures = failures + excluded.failures
                    """, new { Month, line.Endpoint, line.Calls, line.Failures }, ct);
            await tx.CommitAsync(ct);
        }
        await TellAsync(ct);
    }

    public async Task<CallsThisMonth> ReadAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var lines = await connection.ListAsync<EndpointCalls>(
            "SELECT endpoint, calls, failures FROM calls WHERE month = @Month ORDER BY calls DESC, endpoint", new { Month }, ct);
        return new(Month, lines.Sum(l => l.Calls), feishu.MonthlyCalls, lines);
    }

    async Task TellAsync(CancellationToken ct)
    {
        if (feishu.MonthlyCalls == 0)
            return;
        var calls = (await ReadAsync(ct)).Calls;
        IsTight = calls * 100 >= (long)feishu.MonthlyCalls * Told[^1];
        foreach (var percent in Told.Where(p => calls * 100 >= (long)feishu.MonthlyCalls * p))
            await admins.TellOnceAsync(
                $"calls/{Month}/{percent}", $"本月已用飞书接口 {calls} 次，达到每月 {feishu.MonthlyCalls} 次的 {percent}%。用「/kpi admin」看用在哪里。", ct);
    }
}

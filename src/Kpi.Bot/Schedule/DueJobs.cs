using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Ops;
using Kpi.Bot.Settings;

namespace Kpi.Bot.Schedule;

/// <summary>Runs what is due: found from the watermark and the occasions that happened, never from triggers.</summary>
public sealed class DueJobs(
    IEnumerable<IScheduledJob> jobs, Timetable timetable, OccasionStore occasions, JobRunner runner, IKpiBase kpis, Words words, Clocks clocks,
    AdminNotices admins, RootOptions root, ILogger<DueJobs> log) : IDisposable
{
    const int MostTries = 3;

    // A trigger and the sweep may come at the same moment.
    readonly SemaphoreSlim one = new(1, 1);
    readonly Dictionary<string, int> tries = [];

    /// <summary>From here on a new bot drops nothing: what falls due while it reads the bases for the first time is its own already.</summary>
    public async Task BeginAsync(CancellationToken ct)
    {
        foreach (var job in jobs)
            await occasions.WatermarkAsync(job.Name, ct);
    }

    /// <summary>All jobs, each on its own: one that fails holds up no other.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        // A trigger may fire before the bases were read: then nobody would be found to have a team, and the day would count as judged.
        if (kpis.Now.Bases.Count < root.Bases.Count)
            return;
        await one.WaitAsync(ct);
        try
        {
            foreach (var job in jobs)
                await RunAsync(job, ct);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>When something is due next, also what was moved from a day off; null where no job has a time.</summary>
    public DateTimeOffset? NextAt()
    {
        var now = clocks.Now;
        // Two weeks back reaches over the longest holiday.
        var times = from job in jobs from due in timetable.Between(job, now.AddDays(-14), now.AddDays(8)) where due.DueAt > now select due.DueAt;
        return times.Order().Cast<DateTimeOffset?>().FirstOrDefault() ?? jobs.Select(j => timetable.NextAfter(j.Name, now)).Min();
    }

    public IReadOnlyList<NextRun> NextRuns() => [.. jobs.Select(j => new NextRun(j.Name, timetable.NextAfter(j.Name, clocks.Now)))];

    public Occasion OccasionOf(IScheduledJob job, Due due, IBaseSnapshot snapshot, Domain.Model.Team team, DateTimeOffset now) =>
        new(job.Name, snapshot, team, due.Day, now, timetable.Since(due.Day), words, due.At);

    async Task RunAsync(IScheduledJob job, CancellationToken ct)
    {
        var mark = await occasions.WatermarkAsync(job.Name, ct);
        var now = clocks.Now;
        var times = timetable.Between(job, mark, now);
        if (times.Count == 0)
            return;
        var due = times.Where(t => t.DueAt <= now).ToList();
        var open = times.Where(t => t.DueAt > now).ToList();
        var snapshot = kpis.Now;
        foreach (var home in snapshot.Bases)
            foreach (var team in home.Teams)
                foreach (var time in due)
                    if (!await RunAsync(job, time, due, OccasionOf(job, time, home, team, now), ct))
                        open.Add(time);
        // Not past what waits for a working day or for another try; what happened already is known by its key.
        await occasions.MoveWatermarkAsync(job.Name, open.Count == 0 ? now : open.Min(t => t.Fires).AddTicks(-1), ct);
    }

    /// <returns>False where it is to be tried again.</returns>
    async Task<bool> RunAsync(IScheduledJob job, Due time, List<Due> due, Occasion occasion, CancellationToken ct)
    {
        var newest = due[^1];
        if (job.OnlyLatest && time != newest)
        {
            var why = timetable.IsDayOff(time.Day) && job.OnDayOff == OnDayOff.NextWorkingDay ? "放假" : "当时没有运行";
            await runner.NoteAsync(occasion, time.DueAt, OutcomeKind.Skipped, $"{why}，由 {words.Day(newest.Day)} 的取代", ct);
            return true;
        }
        try
        {
            if (await runner.RunAsync(job, occasion, time.DueAt, ct) is { } outcome)
                log.LogInformation("{Occasion}: {Outcome}{Why}, {Late} late", occasion.Key, outcome.Kind, outcome.Why is null ? "" : $" ({outcome.Why})", clocks.Now - time.DueAt);
            tries.Remove(occasion.Key);
            return true;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // The border of an occasion: it is tried again, and the other teams go on.
        catch (Exception e)
        {
            return await FailedAsync(occasion, time, e, ct);
        }
#pragma warning restore CA1031
    }

    async Task<bool> FailedAsync(Occasion occasion, Due time, Exception failure, CancellationToken ct)
    {
        var count = tries[occasion.Key] = tries.GetValueOrDefault(occasion.Key) + 1;
        log.LogError(failure, "{Occasion} failed at try {Try}", occasion.Key, count);
        if (count < MostTries)
            return false;
        tries.Remove(occasion.Key);
        await runner.NoteAsync(occasion, time.DueAt, OutcomeKind.Failed, failure.Message, ct);
        await admins.TellOnceAsync($"occasion/{occasion.Key}", $"定时任务 {occasion.Key} 失败：{failure.Message}", ct);
        return true;
    }

    public void Dispose() => one.Dispose();
}

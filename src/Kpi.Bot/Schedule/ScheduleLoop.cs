using Kpi.Bot.Settings;

namespace Kpi.Bot.Schedule;

/// <summary>Looks for what is due at the next time by the calendar, and every <c>Schedules:PollSeconds</c> whatever the calendar does.</summary>
/// <remarks>
/// Quartz's stored triggers fire on the second; this sweep finds what they don't know: occasions that moved from a day off, those of the time
/// the process was down, and a calendar that was set forward.
/// </remarks>
sealed class ScheduleLoop(DueJobs due, Clocks clocks, SchedulesOptions options, ILogger<ScheduleLoop> log)
{
    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await due.RunAsync(ct);
            }
#pragma warning disable CA1031 // The border of a sweep: the next one tries again.
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                log.LogError(e, "The schedule could not be looked at; again in {Seconds} s", options.PollSeconds);
            }
#pragma warning restore CA1031
            catch (OperationCanceledException)
            {
                return;
            }
            await WaitAsync(ct);
        }
    }

    async Task WaitAsync(CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct);
        List<Task> wakers = [Task.Delay(TimeSpan.FromSeconds(options.PollSeconds), clocks.Stopwatch, either.Token)];
        if (due.NextAt() is { } at && at - clocks.Now < TimeSpan.FromDays(20))
            wakers.Add(Task.Delay(at > clocks.Now ? at - clocks.Now : TimeSpan.Zero, clocks.Calendar, either.Token));
        await Task.WhenAny(wakers);
        await either.CancelAsync();
    }
}

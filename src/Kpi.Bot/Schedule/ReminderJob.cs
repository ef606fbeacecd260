using Kpi.Bot.State;

namespace Kpi.Bot.Schedule;

/// <summary>Something of a slice that waits for people and is said again.</summary>
public interface IReminder
{
    /// <summary>What is due to be said to whom; empty posts where nothing is.</summary>
    Task<Outcome> DueAsync(Occasion occasion, CancellationToken ct);
}

/// <summary>10:00 and 16:00: who owes an answer or a decision is told, then who stands above them.</summary>
sealed class ReminderJob(IEnumerable<IReminder> reminders) : IScheduledJob
{
    public string Name => "reminders";

    public OnDayOff OnDayOff => OnDayOff.NextWorkingDay;

    /// <summary>What a missed one would have said, the next one says.</summary>
    public bool OnlyLatest => true;

    public async Task<Outcome> RunAsync(Occasion occasion, CancellationToken ct)
    {
        List<Outcome> due = [];
        foreach (var reminder in reminders)
            due.Add(await reminder.DueAsync(occasion, ct));
        if (due.TrueForAll(d => d.Posts.Count == 0 && d.Writes.Count == 0))
            return Outcome.Skipped("没有要提醒的");
        return Outcome.Sent([.. due.SelectMany(d => d.Posts)], [.. due.SelectMany(d => d.Writes)]) with { Alongside = AllAsync };

        async Task AllAsync(Tx tx, CancellationToken token)
        {
            foreach (var note in due.Select(d => d.Alongside).OfType<Func<Tx, CancellationToken, Task>>())
                await note(tx, token);
        }
    }
}

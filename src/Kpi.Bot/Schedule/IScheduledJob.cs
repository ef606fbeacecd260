using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Outbox;
using Kpi.Bot.State;
using Kpi.Domain.Model;

namespace Kpi.Bot.Schedule;

/// <summary>One due occasion: a job, a team, a day. Its key happens once, however often the process restarts.</summary>
/// <param name="Day">The day it stands for, in the team's time zone; the working day it runs on may be later.</param>
/// <param name="Now">The moment it counts from: the job's own time on <paramref name="Day"/> for <c>job … --date</c>.</param>
/// <param name="Since">The last working day before <paramref name="Day"/>, where days off lie between.</param>
/// <param name="At">The time of day it stands for, where the job has several on that day; else null.</param>
public sealed record Occasion(string Job, IBaseSnapshot Base, Team Team, DateOnly Day, DateTimeOffset Now, DateOnly? Since, Words Words, TimeOnly? At = null)
{
    /// <summary>The day on which it is said, in the team's time zone: later than <see cref="Day"/> where that was a day off.</summary>
    public DateOnly Today => BaseDays.DayOf(Now, BaseDays.ZoneOf(Team.TimeZone));

    public string Key => $"{Job}/{Base.Name}/{Team.Name}/{Day:yyyy-MM-dd}{(At is null ? "" : $"/{At:HH:mm}")}";
}

/// <summary>How an occasion ended.</summary>
public enum OutcomeKind
{
    /// <summary>已发送.</summary>
    Sent,
    /// <summary>已跳过, with why.</summary>
    Skipped,
    /// <summary>失败, with why; set by the runner.</summary>
    Failed,
}

/// <summary>What an occasion brought; committed together with its key.</summary>
public sealed record Outcome(OutcomeKind Kind, string? Why, IReadOnlyList<Post> Posts, IReadOnlyList<BaseWrite> Writes)
{
    public static Outcome Sent(IReadOnlyList<Post> posts, IReadOnlyList<BaseWrite>? writes = null) => new(OutcomeKind.Sent, null, posts, writes ?? []);

    /// <summary>
    /// What the job notes in the state database (whom it reminded of what): called in the transaction that commits the occasion, posts and
    /// writes, so that it holds exactly when they do; never for a dry run.
    /// </summary>
    public Func<Tx, CancellationToken, Task>? Alongside { get; init; }

    public static Outcome Skipped(string why) => new(OutcomeKind.Skipped, why, [], []);
}

/// <summary>Days off and a job: whether it moves to the next working day.</summary>
public enum OnDayOff
{
    /// <summary>Runs all the same.</summary>
    Run,
    /// <summary>The next working day catches up, once.</summary>
    NextWorkingDay,
}

/// <summary>Something that happens by the calendar, once a team and day.</summary>
public interface IScheduledJob
{
    /// <summary><c>daily</c>, <c>weekly</c>, <c>reminders</c>: the word of 「job …」 and of <c>Schedules:…</c>.</summary>
    string Name { get; }

    OnDayOff OnDayOff { get; }

    /// <summary>True where a missed occasion is superseded by a later one (yesterday's dashboard); false where each must happen.</summary>
    bool OnlyLatest { get; }

    Task<Outcome> RunAsync(Occasion occasion, CancellationToken ct);
}

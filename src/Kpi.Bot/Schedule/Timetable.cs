using Kpi.Bot.Settings;
using Kpi.Domain.Periods;
using Quartz;

namespace Kpi.Bot.Schedule;

/// <summary>One time of a job by its cron expression.</summary>
/// <param name="Fires">When the expression says.</param>
/// <param name="DueAt">When it happens: the same, or the same time on the next working day.</param>
/// <param name="Day">The day it stands for.</param>
/// <param name="At">Its time of day, where the job has several on that day.</param>
public sealed record Due(DateTimeOffset Fires, DateTimeOffset DueAt, DateOnly Day, TimeOnly? At);

/// <summary>When each job happens, by <c>Schedules:…</c> and the working days.</summary>
public sealed class Timetable(SchedulesOptions options, IWorkCalendar calendar)
{
    /// <summary>More than a year of daily jobs; an older backlog is nobody's interest.</summary>
    const int Most = 400;

    readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);

    /// <summary>The times of a job after one moment and up to another, in order; of very many the newest.</summary>
    public IReadOnlyList<Due> Between(IScheduledJob job, DateTimeOffset after, DateTimeOffset upTo)
    {
        if (CronOf(job.Name) is not { } cron)
            return [];
        var found = new Queue<Due>();
        for (var fires = cron.GetNextValidTimeAfter(after); fires is { } at && at <= upTo; fires = cron.GetNextValidTimeAfter(at))
        {
            found.Enqueue(DueOf(job, cron, at));
            if (found.Count > Most)
                found.Dequeue();
        }
        return [.. found];
    }

    /// <summary>The job's time on a day: its first by the expression, else the time of day it has on its next day.</summary>
    public Due On(IScheduledJob job, DateOnly day)
    {
        var start = Moment(day.ToDateTime(TimeOnly.MinValue));
        if (CronOf(job.Name) is not { } cron || cron.GetNextValidTimeAfter(start.AddSeconds(-1)) is not { } fires)
            return new(start, start, day, null);
        if (DayOf(fires) == day)
            return DueOf(job, cron, fires) with { DueAt = fires };
        var at = Moment(day.ToDateTime(TimeOf(fires)));
        return new(at, at, day, null);
    }

    public DateTimeOffset? NextAfter(string job, DateTimeOffset moment) => CronOf(job)?.GetNextValidTimeAfter(moment);

    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    /// <summary>The last working day before a day, where days off lie between; else null.</summary>
    public DateOnly? Since(DateOnly day)
    {
        if (!options.SkipHolidays || calendar.IsWorkingDay(day.AddDays(-1)))
            return null;
        var before = day.AddDays(-2);
        while (!calendar.IsWorkingDay(before))
            before = before.AddDays(-1);
        return before;
    }

    public bool IsDayOff(DateOnly day) => options.SkipHolidays && !calendar.IsWorkingDay(day);

    Due DueOf(IScheduledJob job, CronExpression cron, DateTimeOffset fires)
    {
        var day = DayOf(fires);
        var dayBegins = Moment(day.ToDateTime(TimeOnly.MinValue));
        var several = cron.GetNextValidTimeAfter(fires) is { } next && DayOf(next) == day
            || cron.GetNextValidTimeAfter(dayBegins.AddSeconds(-1)) < fires;
        var worked = day;
        while (job.OnDayOff == OnDayOff.NextWorkingDay && IsDayOff(worked))
            worked = worked.AddDays(1);
        return new(fires, worked == day ? fires : Moment(worked.ToDateTime(TimeOf(fires))), day, several ? TimeOf(fires) : null);
    }

    TimeOnly TimeOf(DateTimeOffset moment) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    DateTimeOffset Moment(DateTime local) => new(local, zone.GetUtcOffset(local));

    CronExpression? CronOf(string job) => options.CronOf(job) is { } text ? CronExpression.Parse(text).WithTimeZone(zone) : null;
}

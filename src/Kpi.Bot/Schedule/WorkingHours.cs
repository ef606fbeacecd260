using Kpi.Bot.Settings;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Schedule;

/// <summary>When the bot may speak of its own accord: on working days outside <c>Schedules:Quiet</c>.</summary>
public sealed class WorkingHours(IWorkCalendar calendar, SchedulesOptions options)
{
    readonly QuietHours? quiet = QuietHours.TryParse(options.Quiet, out var found) ? found : null;

    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);

    /// <summary>The calendar day of a moment in <c>Schedules:TimeZone</c>.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    /// <summary>The first moment from <paramref name="now"/> on at which it may speak; null where that is now.</summary>
    public DateTimeOffset? HeldUntil(DateTimeOffset now)
    {
        if (quiet is null)
            return null;
        var local = TimeZoneInfo.ConvertTime(now, Zone).DateTime;
        if (IsAwake(local))
            return null;
        // A day has at most two moments at which it may become possible: its beginning, and the end of the quiet hours.
        for (var day = DateOnly.FromDateTime(local); ; day = day.AddDays(1))
            foreach (var time in (TimeOnly[])[TimeOnly.MinValue, quiet.To])
                if (day.ToDateTime(time) is var at && at > local && IsAwake(at))
                    return new DateTimeOffset(at, Zone.GetUtcOffset(at)).ToUniversalTime();
    }

    bool IsAwake(DateTime local) =>
        !quiet!.Covers(TimeOnly.FromDateTime(local)) && (!options.SkipHolidays || calendar.IsWorkingDay(DateOnly.FromDateTime(local)));
}

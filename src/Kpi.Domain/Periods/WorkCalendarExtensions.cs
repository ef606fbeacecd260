namespace Kpi.Domain.Periods;

/// <summary>Questions that any calendar of working days can answer.</summary>
public static class WorkCalendarExtensions
{
    /// <summary>Working days from a day to a day, both included.</summary>
    public static int WorkingDays(this IWorkCalendar calendar, DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from; day <= to; day = day.AddDays(1))
            if (calendar.IsWorkingDay(day))
                count++;
        return count;
    }

    /// <summary>The first working day after <paramref name="day"/>.</summary>
    public static DateOnly NextWorkingDay(this IWorkCalendar calendar, DateOnly day)
    {
        do
            day = day.AddDays(1);
        while (!calendar.IsWorkingDay(day));
        return day;
    }

    /// <summary>The last working day before <paramref name="day"/>: where 「自上个工作日」 begins.</summary>
    public static DateOnly PreviousWorkingDay(this IWorkCalendar calendar, DateOnly day)
    {
        do
            day = day.AddDays(-1);
        while (!calendar.IsWorkingDay(day));
        return day;
    }
}

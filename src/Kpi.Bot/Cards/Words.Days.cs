using System.Globalization;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Cards;

public sealed partial record Words
{
    /// <summary><c>7月14日 周二</c>.</summary>
    public string Day(DateOnly day) => $"{ShortDay(day)} {Weekday(day)}";

    /// <summary><c>7月14日</c>.</summary>
    public string ShortDay(DateOnly day) => day.ToString(Speech.DayPattern, CultureInfo.InvariantCulture);

    /// <summary><c>周二</c>.</summary>
    public string Weekday(DateOnly day) => Speech.Weekdays[(int)day.DayOfWeek];

    /// <summary><c>7月6日–12日</c>, across months <c>7月27日–8月2日</c>.</summary>
    public string Days(DateOnly from, DateOnly to) => from == to ? ShortDay(from)
        : $"{ShortDay(from)}–{(from.Month == to.Month && from.Year == to.Year ? to.ToString(Speech.DayInMonthPattern, CultureInfo.InvariantCulture) : ShortDay(to))}";

    /// <summary><c>7月</c> within the year of <paramref name="today"/>, else <c>2025年7月</c>; <c>2026-W28（7月6日–12日）</c>; <c>2026年三季度</c>; <c>2026年</c>.</summary>
    public string Period(Period period, DateOnly today) => period.Kind switch
    {
        PeriodKind.Week => string.Format(CultureInfo.InvariantCulture, Speech.WeekPattern, period, Days(period.First, period.Last)),
        PeriodKind.Month => period.First.ToString(period.First.Year == today.Year ? Speech.MonthPattern : Speech.MonthOfYearPattern, CultureInfo.InvariantCulture),
        PeriodKind.Quarter => string.Format(CultureInfo.InvariantCulture, Speech.QuarterPattern, period.First.Year, Speech.Quarters[(period.First.Month - 1) / 3]),
        _ => string.Format(CultureInfo.InvariantCulture, Speech.YearPattern, period.First.Year),
    };

    /// <summary><c>7月13日</c>, the day of a moment in a team's time zone.</summary>
    /// <param name="timeZone">An IANA name.</param>
    public string DayOf(DateTimeOffset at, string timeZone) =>
        ShortDay(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(timeZone)).DateTime));

    /// <summary><c>7月13日 10:12</c> in a team's time zone.</summary>
    /// <param name="timeZone">An IANA name.</param>
    /// <param name="today">A day on which the time alone is enough; null for none.</param>
    public string Moment(DateTimeOffset at, string timeZone, DateOnly? today = null)
    {
        var there = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(timeZone));
        var time = there.ToString("HH:mm", CultureInfo.InvariantCulture);
        return DateOnly.FromDateTime(there.DateTime) == today ? time : $"{ShortDay(DateOnly.FromDateTime(there.DateTime))} {time}";
    }
}

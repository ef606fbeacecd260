using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Domain.Formulas;

/// <summary>How much of a target each day carries: 自然日 1 each, 工作日 1 on a working day and 0 else.</summary>
public static class DayWeights
{
    public static decimal Of(IWorkCalendar calendar, DayBasis basis, DateOnly day) =>
        basis == DayBasis.CalendarDays || calendar.IsWorkingDay(day) ? 1m : 0m;

    /// <summary>Sum from a day to a day, both included; 0 where the run is empty.</summary>
    public static decimal Sum(IWorkCalendar calendar, DayBasis basis, DateOnly from, DateOnly to) =>
        basis == DayBasis.WorkingDays ? calendar.WorkingDays(from, to) : Math.Max(0, to.DayNumber - from.DayNumber + 1);

    /// <summary>Share of a period's weight that a run of days within it has, 0–1.</summary>
    /// <remarks>July up to the 13th is 13/31; October 2026 in working days up to the 15th is 7/18.</remarks>
    public static decimal Share(IWorkCalendar calendar, DayBasis basis, Period period, DateOnly from, DateOnly to)
    {
        from = from < period.First ? period.First : from;
        to = to > period.Last ? period.Last : to;
        var whole = Sum(calendar, basis, period.First, period.Last);
        // A period that is one long holiday has no weight to share: its calendar days carry it.
        return whole > 0 ? Sum(calendar, basis, from, to) / whole
            : Sum(calendar, DayBasis.CalendarDays, from, to) / period.Length;
    }
}

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

    /// <summary>What a run of days within a period carries of an amount that the whole period carries.</summary>
    /// <remarks>1000 for July up to the 13th is 1000 × 13 ÷ 31; for October 2026 in working days up to the 15th 1000 × 7 ÷ 18. Multiplied first,
    /// so that 50 of 230 comes out as 50 and not a hair beside it, where a status could tip.</remarks>
    public static decimal Part(IWorkCalendar calendar, DayBasis basis, Period period, DateOnly from, DateOnly to, decimal amount)
    {
        from = from < period.First ? period.First : from;
        to = to > period.Last ? period.Last : to;
        var whole = Sum(calendar, basis, period.First, period.Last);
        // A period that is one long holiday has no weight to share: its calendar days carry it.
        return whole > 0 ? amount * Sum(calendar, basis, from, to) / whole
            : amount * Sum(calendar, DayBasis.CalendarDays, from, to) / period.Length;
    }
}

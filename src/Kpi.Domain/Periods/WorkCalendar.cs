using System.Collections.Frozen;

namespace Kpi.Domain.Periods;

/// <summary>The working days of China: weekends, the State Council's yearly notices and the working days they move (调休).</summary>
/// <remarks>A year without a notice has its weekends only; <see cref="Covers"/> says so, because the days then are a guess.</remarks>
public sealed class WorkCalendar : IWorkCalendar
{
    readonly FrozenDictionary<DateOnly, string> holidays;
    readonly FrozenSet<DateOnly> moved;

    WorkCalendar(IReadOnlyCollection<HolidayYear> years)
    {
        Years = [.. years.Select(y => y.Year).Distinct().Order()];
        moved = years.SelectMany(y => y.WorkDays).ToFrozenSet();
        var names = new Dictionary<DateOnly, string>();
        foreach (var holiday in years.SelectMany(y => y.Holidays))
            for (var day = holiday.From; day <= holiday.To; day = day.AddDays(1))
                names[day] = holiday.Name;
        holidays = names.ToFrozenDictionary();
    }

    /// <summary>Saturdays and Sundays off, no holiday known.</summary>
    public static WorkCalendar WeekendsOnly { get; } = new([]);

    /// <summary>The years with a notice, in order.</summary>
    public IReadOnlyList<int> Years { get; }

    /// <exception cref="ArgumentException">A year contradicts itself: a holiday ends before it begins, or a day is off and worked at once.</exception>
    public static WorkCalendar Create(IEnumerable<HolidayYear> years)
    {
        var all = years.ToList();
        foreach (var year in all)
            year.Check();
        return new WorkCalendar(all);
    }

    public bool Covers(int year) => Years.Contains(year);

    public bool IsWorkingDay(DateOnly day) =>
        moved.Contains(day) || day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.ContainsKey(day);

    /// <summary>国庆节, 春节, …; null on any other day.</summary>
    public string? HolidayOn(DateOnly day) => holidays.GetValueOrDefault(day);
}

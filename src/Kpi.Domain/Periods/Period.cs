namespace Kpi.Domain.Periods;

/// <summary>The kinds of span a figure can be for.</summary>
public enum PeriodKind
{
    /// <summary><c>2026-W28</c>, Monday to Sunday (ISO 8601).</summary>
    Week,
    /// <summary><c>2026-07</c>.</summary>
    Month,
    /// <summary><c>2026Q3</c>.</summary>
    Quarter,
    /// <summary><c>2026</c>.</summary>
    Year,
}

/// <summary>A closed span of calendar days with a name: <c>2026</c>, <c>2026Q3</c>, <c>2026-07</c>, <c>2026-W28</c>.</summary>
/// <param name="Kind">Year, quarter, month or ISO week.</param>
/// <param name="First">Its first day.</param>
public readonly record struct Period(PeriodKind Kind, DateOnly First)
{
    /// <summary>Its last day, included.</summary>
    public DateOnly Last => Kind switch
    {
        PeriodKind.Week => First.AddDays(6),
        PeriodKind.Month => First.AddMonths(1).AddDays(-1),
        PeriodKind.Quarter => First.AddMonths(3).AddDays(-1),
        _ => First.AddYears(1).AddDays(-1),
    };

    /// <summary>How many days it has.</summary>
    public int Length => Last.DayNumber - First.DayNumber + 1;

    public static Period WeekOf(DateOnly day) => new(PeriodKind.Week, day.AddDays(-(((int)day.DayOfWeek + 6) % 7)));

    public static Period MonthOf(DateOnly day) => new(PeriodKind.Month, new DateOnly(day.Year, day.Month, 1));

    public static Period QuarterOf(DateOnly day) => new(PeriodKind.Quarter, new DateOnly(day.Year, (day.Month - 1) / 3 * 3 + 1, 1));

    public static Period YearOf(DateOnly day) => new(PeriodKind.Year, new DateOnly(day.Year, 1, 1));

    /// <summary>The period of a kind that holds a day.</summary>
    public static Period Of(PeriodKind kind, DateOnly day) => kind switch
    {
        PeriodKind.Week => WeekOf(day),
        PeriodKind.Month => MonthOf(day),
        PeriodKind.Quarter => QuarterOf(day),
        _ => YearOf(day),
    };

    /// <summary>The one that ends the day before this one begins.</summary>
    public Period Previous => Of(Kind, First.AddDays(-1));

    /// <summary>The one that begins the day after this one ends.</summary>
    public Period Next => Of(Kind, Last.AddDays(1));

    public bool Contains(DateOnly day) => day >= First && day <= Last;

    /// <summary>The months of a quarter or year, in order; a month is its own.</summary>
    /// <exception cref="InvalidOperationException">A week has no months.</exception>
    public IEnumerable<Period> Months()
    {
        if (Kind == PeriodKind.Week)
            throw new InvalidOperationException($"{this} is a week and has no months.");
        for (var month = MonthOf(First); month.First <= Last; month = month.Next)
            yield return month;
    }

    /// <summary>Reads <c>2026</c>, <c>2026Q3</c>, <c>2026-07</c> or <c>2026-W28</c>; false for anything else.</summary>
    public static bool TryParse(string? text, out Period period) => PeriodText.TryParse(text, out period);

    public override string ToString() => PeriodText.Format(this);
}

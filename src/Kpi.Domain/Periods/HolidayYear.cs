namespace Kpi.Domain.Periods;

/// <summary>One yearly notice on public holidays.</summary>
/// <param name="Source">Where it was published.</param>
/// <param name="WorkDays">Weekend days that are worked instead (调休上班).</param>
public sealed record HolidayYear(int Year, string Source, IReadOnlyList<Holiday> Holidays, IReadOnlyList<DateOnly> WorkDays)
{
    /// <exception cref="ArgumentException">It contradicts itself.</exception>
    internal void Check()
    {
        if (Holidays.FirstOrDefault(h => h.To < h.From) is { } reversed)
            throw new ArgumentException($"{Year}: {reversed.Name} ends on {reversed.To:yyyy-MM-dd} before it begins on {reversed.From:yyyy-MM-dd}.");
        foreach (var day in WorkDays)
            if (Holidays.FirstOrDefault(h => day >= h.From && day <= h.To) is { } off)
                throw new ArgumentException($"{Year}: {day:yyyy-MM-dd} is worked and off ({off.Name}) at once.");
    }
}

/// <summary>Days off in a row, both ends included.</summary>
public sealed record Holiday(string Name, DateOnly From, DateOnly To);

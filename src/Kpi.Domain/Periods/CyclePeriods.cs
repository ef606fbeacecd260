using Kpi.Domain.Model;

namespace Kpi.Domain.Periods;

/// <summary>From an indicator's 周期 to the period that a card shows.</summary>
public static class CyclePeriods
{
    public static PeriodKind Kind(this Cycle cycle) => cycle switch
    {
        Cycle.Month => PeriodKind.Month,
        Cycle.Quarter => PeriodKind.Quarter,
        _ => PeriodKind.Year,
    };

    /// <summary>The period that a card made on <paramref name="today"/> is about: that of the last complete day, so on the 1st the one just closed.</summary>
    public static Period ShownOn(this Cycle cycle, DateOnly today) => Period.Of(cycle.Kind(), today.AddDays(-1));
}

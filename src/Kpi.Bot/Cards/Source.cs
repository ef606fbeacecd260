using Kpi.Bot.Base;
using Kpi.Domain.Formulas;
using Kpi.Domain.Model;

namespace Kpi.Bot.Cards;

/// <summary>数据来源 of some indicators: when it delivered last, and since when it is late.</summary>
/// <param name="LateSince">The first day it owes; null when it owes none, or doesn't deliver daily.</param>
sealed record Source(string Name, DateTimeOffset? Collected, DateOnly? LateSince)
{
    const int Window = 14;

    // All working days of two weeks: a source that comes less often has no day on which it is late.
    const int Daily = 10;

    public static Source Of(string name, IBaseSnapshot facts, IReadOnlyList<Indicator> indicators, DateOnly day)
    {
        var rows = indicators.SelectMany(i => facts.ActualsOf(i.Code, day.AddDays(-2 * Window), day.AddDays(1))).ToList();
        var collected = rows.Max(r => r.CollectedAt);
        var days = rows.Select(r => r.Day).Where(d => d <= day).ToHashSet();
        if (days.Count == 0)
            return new Source(name, collected, null);
        var last = days.Max();
        var basis = indicators.Any(i => i.Days == DayBasis.CalendarDays) ? DayBasis.CalendarDays : DayBasis.WorkingDays;
        var isDaily = days.Count(d => d > last.AddDays(-Window)) >= Daily;
        return new Source(name, collected, isDaily && DayWeights.Sum(facts.Calendar, basis, last.AddDays(1), day) > 0 ? last.AddDays(1) : null);
    }
}

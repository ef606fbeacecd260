using Kpi.Domain.Model;

namespace Kpi.Domain.Formulas;

/// <summary>What an indicator usually is: its mean of the four weeks before, for as much day weight as the days asked about.</summary>
public static class Usual
{
    /// <returns>Null without data in those weeks.</returns>
    public static decimal? Of(IKpiFacts facts, Indicator indicator, DateOnly from, DateOnly to)
    {
        if (indicator.Aggregation != Aggregation.Sum)
            return PeriodValues.OfDays(facts, indicator, from.AddDays(-28), from.AddDays(-1)).Value;
        var (total, weight) = (0m, 0m);
        for (var first = from.AddDays(-28); first < from; first = first.AddDays(7))
        {
            // A week without data is not a week of 0.
            if (PeriodValues.OfDays(facts, indicator, first, first.AddDays(6)).Value is not { } value)
                continue;
            total += value;
            weight += DayWeights.Sum(facts.Calendar, indicator.Days, first, first.AddDays(6));
        }
        return weight == 0 ? null : total / weight * DayWeights.Sum(facts.Calendar, indicator.Days, from, to);
    }
}

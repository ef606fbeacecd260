using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Domain.Formulas;

/// <summary>预计: where the period will end if the next days are like the last 28.</summary>
/// <remarks>
/// For 累计 A + r·R with R the remaining day weight and r the mean per unit of weight over the last 28 days with data (at least 7 of them),
/// reaching into the period before where this one is young. 80 % interval ± 1.2816 · s · √(R + R² ÷ n), s the sample standard deviation of
/// the days' rates: R days to come, and the mean itself is known from n days only. Other aggregations end where they are.
/// </remarks>
public static class Projections
{
    const int Window = 28;
    const int Fewest = 7;

    /// <returns>Null for a closed period, without data, and for 累计 with fewer than 7 days of data.</returns>
    internal static Projection? Of(IKpiFacts facts, Valuation valuation, Indicator indicator, Period period,
        DateOnly countedTo, DateOnly seenTo, PeriodValue counted, decimal? target)
    {
        if (countedTo >= period.Last || counted.Value is not { } actual)
            return null;
        if (indicator.Aggregation != Aggregation.Sum)
            return new Projection(actual, null, null, null);
        var rates = DayRates.Of(
            DayValues.Of(valuation, period.Kind, indicator, period.Previous.First, countedTo, seenTo)
                .Where(d => d.Value is not null).TakeLast(Window)
                .Select(d => (d.Value!.Value, DayWeights.Of(facts.Calendar, indicator.Days, d.Day))));
        if (rates is not { } rate || rate.Days < Fewest)
            return null;
        var remaining = DayWeights.Sum(facts.Calendar, indicator.Days, countedTo.AddDays(1), period.Last);
        var end = actual + rate.Mean * remaining;
        var spread = rate.Deviation * Math.Sqrt((double)remaining + (double)(remaining * remaining) / rate.Days);
        return new Projection(end, (decimal)(Normal.Z80 * spread), Chance(indicator.Direction, end, target, spread),
            ReachedOn(facts, indicator, period, countedTo, actual, rate.Mean, target));
    }

    static double? Chance(Direction direction, decimal end, decimal? target, double spread)
    {
        if (target is not { } goal)
            return null;
        var ahead = (double)(direction == Direction.HigherIsBetter ? end - goal : goal - end);
        return spread > 0 ? Normal.Cdf(ahead / spread) : ahead >= 0 ? 1 : 0;
    }

    /// <summary>The day whose end sees B reached; for 越低越好 there is no such day to look forward to.</summary>
    static DateOnly? ReachedOn(IKpiFacts facts, Indicator indicator, Period period, DateOnly countedTo, decimal actual, decimal rate, decimal? target)
    {
        if (target is not { } goal || indicator.Direction == Direction.LowerIsBetter || actual >= goal || rate <= 0)
            return null;
        for (var day = countedTo.AddDays(1); day <= period.Last; day = day.AddDays(1))
        {
            actual += rate * DayWeights.Of(facts.Calendar, indicator.Days, day);
            if (actual >= goal)
                return day;
        }
        return null;
    }
}

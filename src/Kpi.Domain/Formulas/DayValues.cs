using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Domain.Formulas;

/// <summary>One day's value of an indicator; null is no data.</summary>
public sealed record DayValue(DateOnly Day, decimal? Value);

/// <summary>An indicator day by day: what charts draw and projections learn from.</summary>
public static class DayValues
{
    /// <summary>One entry a day from a day to a day, both included, in order.</summary>
    /// <remarks>Each day is made as its month is made: from own rows in a month that has any, else from children, else by formula. 最新 has a value on days with a row only.</remarks>
    public static IReadOnlyList<DayValue> Of(IKpiFacts facts, Indicator indicator, DateOnly from, DateOnly to) =>
        Of(new Valuation(facts), PeriodKind.Month, indicator, from, to, to);

    /// <param name="valuation">The picture they are made from.</param>
    /// <param name="kind">The period that decides where a day's value comes from.</param>
    /// <param name="seenTo">The last day whose rows take part in that decision.</param>
    internal static List<DayValue> Of(Valuation valuation, PeriodKind kind, Indicator indicator, DateOnly from, DateOnly to, DateOnly seenTo)
    {
        var days = new List<DayValue>(Math.Max(0, to.DayNumber - from.DayNumber + 1));
        for (var period = Period.Of(kind, from); period.First <= to; period = period.Next)
        {
            var seen = new Span(period.First, period.Last < seenTo ? period.Last : seenTo);
            for (var day = period.First < from ? from : period.First; day <= period.Last && day <= to; day = day.AddDays(1))
            {
                var value = valuation.Of(indicator, new Span(day, day), seen);
                // 最新 reaches back for its value; on a chart that would be a row that nobody wrote.
                days.Add(new DayValue(day, indicator.Aggregation == Aggregation.Latest && value.Latest < day ? null : value.Value));
            }
        }
        return days;
    }
}

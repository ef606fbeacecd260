using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Domain.Formulas;

/// <summary>The value of a period up to a day.</summary>
/// <remarks>
/// 累计: Σ value. 比率: Σ numerator ÷ Σ denominator, never a mean of daily ratios (1 of 10 and 30 of 100 is 28.2 %, not 20 %).
/// 均值: weighted by the count behind it where every row has one, else plain. 最新: the last value at or before the day, also from before the period.
/// Own rows win in a period that has any; else the children; else 公式. A fault of the base is told in <see cref="PeriodValue.Problem"/>, never thrown.
/// </remarks>
public static class PeriodValues
{
    /// <summary>Value of <paramref name="period"/> with its rows up to <paramref name="upTo"/>, included.</summary>
    public static PeriodValue Of(IKpiFacts facts, Indicator indicator, Period period, DateOnly upTo) =>
        OfDays(facts, indicator, period.First, upTo < period.Last ? upTo : period.Last);

    /// <summary>Value of any run of days, both ends included.</summary>
    /// <remarks>Days within one month are made as that month is: where it has own rows, a day without one has no data and isn't made of children.</remarks>
    public static PeriodValue OfDays(IKpiFacts facts, Indicator indicator, DateOnly from, DateOnly to)
    {
        var month = Period.MonthOf(from);
        return new Valuation(facts).Of(indicator, new Span(from, to), new Span(month.Contains(to) ? month.First : from, to));
    }

    /// <summary>Value up to a day, made in the way (own, children, formula) that the rows up to <paramref name="seenTo"/> decide.</summary>
    /// <remarks>So that yesterday's figure and today's come from the same rows when the first own row of a month arrives.</remarks>
    internal static PeriodValue Of(Valuation valuation, Indicator indicator, Period period, DateOnly upTo, DateOnly seenTo) =>
        valuation.Of(indicator, new Span(period.First, Min(upTo, period.Last)), new Span(period.First, Min(seenTo, period.Last)));

    static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;
}

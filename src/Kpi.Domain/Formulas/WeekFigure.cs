using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Domain.Formulas;

/// <summary>One indicator in one closed week: the line of Monday's cards, and 偏差 where it fell behind.</summary>
/// <param name="Target">The week's target; null where a day of it has none.</param>
/// <param name="Attainment">Against <paramref name="Target"/>, 1 is 100 %.</param>
/// <param name="Status">By the indicator's own thresholds; 无数据 without actual or target.</param>
public sealed record WeekFigure(Indicator Indicator, Period Week, PeriodValue Actual, decimal? Target, decimal? Attainment, Status Status)
{
    /// <summary>提醒 or 严重: its owner owes a reason and an action.</summary>
    public bool IsDeviation => Status is Status.Behind or Status.Critical;

    /// <exception cref="ArgumentException"><paramref name="week"/> is no week.</exception>
    public static WeekFigure Of(IKpiFacts facts, Indicator indicator, Period week)
    {
        if (week.Kind != PeriodKind.Week)
            throw new ArgumentException($"{week} is no week.", nameof(week));
        var actual = PeriodValues.Of(facts, indicator, week, week.Last);
        // Nobody is asked again and again about one old reading: a week without a new one has no data.
        if (indicator.Aggregation == Aggregation.Latest && actual.Latest < week.First)
            actual = PeriodValue.Nothing;
        var target = Targets.OfDays(facts, indicator, week.First, week.Last);
        var attainment = Formulas.Attainment.Of(actual.Value, target, indicator.Direction);
        return new WeekFigure(indicator, week, actual, target, attainment, StatusOf.Pace(indicator, attainment));
    }
}

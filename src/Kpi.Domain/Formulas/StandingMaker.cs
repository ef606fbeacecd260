using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Domain.Formulas;

/// <summary>Brings the formulas together for one indicator.</summary>
static class StandingMaker
{
    public static Standing Make(IKpiFacts facts, Indicator indicator, Period period, DateOnly today)
    {
        try
        {
            return MakeChecked(facts, indicator, period, today);
        }
        catch (OverflowException)
        {
            // A figure or target beyond what decimal can hold is one broken row, not a broken card.
            var nothing = PeriodValue.Nothing with { Problem = $"「{indicator.Name}」的数值或目标过大，无法计算" };
            return new Standing(indicator, period, LastComplete(period, today), nothing, nothing,
                null, null, null, null, null, null, null, null, Status.NoData, null);
        }
    }

    static Standing MakeChecked(IKpiFacts facts, Indicator indicator, Period period, DateOnly today)
    {
        var countedTo = LastComplete(period, today);
        var valuation = new Valuation(facts);
        var now = PeriodValues.Of(valuation, indicator, period, today, today);
        var counted = countedTo == period.Last ? now : PeriodValues.Of(valuation, indicator, period, countedTo, today);
        var target = Targets.For(facts, indicator, period);
        var toDate = target is null ? null : Targets.ToDate(facts, indicator, period, countedTo, target);
        var pace = Attainment.Of(counted.Value, toDate, indicator.Direction);
        return new Standing(indicator, period, countedTo, now, counted,
            target?.Version, target?.Base, target?.Challenge, toDate, Pace.Share(indicator, toDate, target?.Base),
            Attainment.Of(now.Value, target?.Base, indicator.Direction), pace,
            Score.Of(now.Value, target?.Base, target?.Challenge, indicator.Direction),
            StatusOf.Pace(indicator, pace),
            Projections.Of(facts, valuation, indicator, period, countedTo, today, counted, target?.Base))
        {
            TargetOrigin = target?.Origin,
            EarlierTargets = target?.Earlier ?? [],
        };
    }

    static DateOnly LastComplete(Period period, DateOnly today) => today > period.Last ? period.Last : today.AddDays(-1);
}

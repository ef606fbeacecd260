using Kpi.Bot.Base;
using Kpi.Domain.Formulas;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.TargetChanges;

/// <summary>What stands beside a new target: where the indicator is, what it came to before, what is suggested.</summary>
sealed record References(Standing Standing, PeriodTarget? Present, TargetSuggestion Suggestion, Direction Direction)
{
    public static References Of(IBaseSnapshot kpis, Indicator indicator, Period period, DateOnly today)
    {
        var history = History.Before(kpis, indicator, period, today).Select(p => p.Value).ToList();
        var benchmark = kpis.Benchmarks.FirstOrDefault(b => b.IndicatorName == indicator.Name)?.Value;
        return new(Standing.Of(kpis, indicator, indicator.CurrentPeriod(today), today), Targets.For(kpis, indicator, period),
            // Nobody said how far ahead of the industry to be, nor what more resources there will be: both count as none.
            TargetSuggestion.Of(new(history, benchmark, 0, null, 1, indicator.Direction)), indicator.Direction);
    }

    /// <summary>偏高: asks more than 1.5 × what the best period gained on the mean.</summary>
    public bool IsTooHigh(decimal target) => TargetSuggestion.IsTooHigh(Suggestion.Mean, Suggestion.Best, target, Direction);
}

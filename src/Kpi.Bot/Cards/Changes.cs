using Kpi.Domain.Formulas;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Cards;

/// <summary>How a figure moved since a day: what 「昨日 +28」 says.</summary>
public static class Changes
{
    /// <summary>For 累计 what the days from <paramref name="since"/> to the last complete one added; else the period's value against that of the day before <paramref name="since"/>.</summary>
    /// <returns>Null without data, without any since then, or where <paramref name="since"/> lies before the period.</returns>
    public static decimal? Since(IKpiFacts facts, Standing standing, DateOnly since)
    {
        if (standing.Counted.Value is not { } now || since > standing.CountedTo || since < standing.Period.First || standing.Counted.Latest < since)
            return null;
        if (standing.Indicator.Aggregation == Aggregation.Sum)
            return PeriodValues.OfDays(facts, standing.Indicator, since, standing.CountedTo).Value;
        // The first day of a period has nothing before it to compare with, except a state that holds on.
        return since == standing.Period.First && standing.Indicator.Aggregation != Aggregation.Latest ? null
            : now - PeriodValues.Of(facts, standing.Indicator, Reaching(standing, since), since.AddDays(-1)).Value;
    }

    // The value of a state on the 1st is that of the period before.
    static Period Reaching(Standing standing, DateOnly since) => since == standing.Period.First ? standing.Period.Previous : standing.Period;
}

using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Domain.Formulas;

/// <summary>A closed period and what it came to.</summary>
public sealed record ClosedPeriod(Period Period, decimal Value);

/// <summary>What an indicator came to before: the first of the three references of a target.</summary>
public static class History
{
    /// <summary>How many periods back a suggestion looks.</summary>
    public const int Depth = 6;

    /// <summary>The periods before <paramref name="period"/>, oldest first; those without data, or not closed on <paramref name="today"/>, are left out.</summary>
    public static IReadOnlyList<ClosedPeriod> Before(IKpiFacts facts, Indicator indicator, Period period, DateOnly today, int depth = Depth)
    {
        var found = new List<ClosedPeriod>();
        var closed = period.Previous;
        while (closed.Last >= today)
            closed = closed.Previous;
        for (var i = 0; i < depth; i++, closed = closed.Previous)
            if (PeriodValues.Of(facts, indicator, closed, closed.Last).Value is { } value)
                found.Add(new ClosedPeriod(closed, value));
        found.Reverse();
        return found;
    }
}

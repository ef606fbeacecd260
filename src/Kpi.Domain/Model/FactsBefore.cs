using Kpi.Domain.Periods;

namespace Kpi.Domain.Model;

/// <summary>A picture as it was on the morning of a day: <c>--date D</c> sees the rows before D.</summary>
/// <remarks>Definitions and targets are those of today; the base keeps no history of them.</remarks>
public sealed class FactsBefore(IKpiFacts facts, DateOnly day) : IKpiFacts
{
    readonly DateOnly last = day.AddDays(-1);

    public IReadOnlyCollection<Indicator> Indicators => facts.Indicators;

    public IWorkCalendar Calendar => facts.Calendar;

    public Indicator? Find(IndicatorCode code) => facts.Find(code);

    public IReadOnlyList<Indicator> ChildrenOf(IndicatorCode parent) => facts.ChildrenOf(parent);

    public IReadOnlyList<Target> TargetsOf(IndicatorCode code) => facts.TargetsOf(code);

    public IReadOnlyList<Actual> ActualsOf(IndicatorCode code, DateOnly from, DateOnly to) =>
        facts.ActualsOf(code, from, to < last ? to : last);
}

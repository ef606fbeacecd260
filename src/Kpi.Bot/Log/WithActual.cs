using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Log;

/// <summary>A picture in which one day's row of an indicator is another: how it stands once a logged value is written.</summary>
sealed class WithActual(IKpiFacts facts, Actual logged) : IKpiFacts
{
    public IReadOnlyCollection<Indicator> Indicators => facts.Indicators;

    public IWorkCalendar Calendar => facts.Calendar;

    public Indicator? Find(IndicatorCode code) => facts.Find(code);

    public IReadOnlyList<Indicator> ChildrenOf(IndicatorCode parent) => facts.ChildrenOf(parent);

    public IReadOnlyList<Target> TargetsOf(IndicatorCode code) => facts.TargetsOf(code);

    public IReadOnlyList<Actual> ActualsOf(IndicatorCode code, DateOnly from, DateOnly to)
    {
        var rows = facts.ActualsOf(code, from, to);
        return code != logged.Code || logged.Day < from || logged.Day > to ? rows
            : [.. rows.Where(r => r.Day != logged.Day).Append(logged).OrderBy(r => r.Day)];
    }
}

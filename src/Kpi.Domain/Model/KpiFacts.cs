using Kpi.Domain.Periods;

namespace Kpi.Domain.Model;

/// <summary>
/// One consistent picture of a base: definitions, targets and actuals. Values don't change; an answer is made from one.
/// </summary>
/// <remarks>Formulas take it as their input, so that what they need is asked for by name and not passed around.</remarks>
public interface IKpiFacts
{
    IReadOnlyCollection<Indicator> Indicators { get; }

    Indicator? Find(IndicatorCode code);

    /// <summary>The enabled indicators that name <paramref name="parent"/> in 上级指标, at any level.</summary>
    IReadOnlyList<Indicator> ChildrenOf(IndicatorCode parent);

    /// <summary>All versions of targets of an indicator, in any state.</summary>
    IReadOnlyList<Target> TargetsOf(IndicatorCode code);

    /// <summary>The rows of an indicator from a day to a day, both included, in order of days.</summary>
    IReadOnlyList<Actual> ActualsOf(IndicatorCode code, DateOnly from, DateOnly to);

    IWorkCalendar Calendar { get; }
}

using System.Collections.Frozen;
using Kpi.Domain.Periods;

namespace Kpi.Domain.Model;

/// <summary>A picture of a base, indexed so that a question costs a look-up.</summary>
public sealed class FactsInMemory : IKpiFacts
{
    readonly FrozenDictionary<IndicatorCode, Indicator> byCode;
    readonly FrozenDictionary<IndicatorCode, Indicator[]> children;
    readonly FrozenDictionary<IndicatorCode, Target[]> targets;
    readonly FrozenDictionary<IndicatorCode, Actual[]> actuals;

    /// <param name="indicators">Codes are unique; of two with one code the first counts.</param>
    /// <param name="actuals">In any order.</param>
    public FactsInMemory(IEnumerable<Indicator> indicators, IEnumerable<Target> targets, IEnumerable<Actual> actuals, IWorkCalendar calendar)
    {
        var all = indicators.DistinctBy(i => i.Code).ToArray();
        Indicators = all;
        Calendar = calendar;
        byCode = all.ToFrozenDictionary(i => i.Code);
        children = all.Where(i => i is { Enabled: true, Parent: not null }).GroupBy(i => i.Parent!.Value).ToFrozenDictionary(g => g.Key, g => g.ToArray());
        this.targets = targets.GroupBy(t => t.Code).ToFrozenDictionary(g => g.Key, g => g.ToArray());
        this.actuals = actuals.GroupBy(a => a.Code).ToFrozenDictionary(g => g.Key, g => g.OrderBy(a => a.Day).ToArray());
    }

    public IReadOnlyCollection<Indicator> Indicators { get; }

    public IWorkCalendar Calendar { get; }

    public Indicator? Find(IndicatorCode code) => byCode.GetValueOrDefault(code);

    public IReadOnlyList<Indicator> ChildrenOf(IndicatorCode parent) => children.GetValueOrDefault(parent, []);

    public IReadOnlyList<Target> TargetsOf(IndicatorCode code) => targets.GetValueOrDefault(code, []);

    public IReadOnlyList<Actual> ActualsOf(IndicatorCode code, DateOnly from, DateOnly to)
    {
        if (!actuals.TryGetValue(code, out var rows))
            return [];
        var first = FirstFrom(rows, from);
        var end = to == DateOnly.MaxValue ? rows.Length : FirstFrom(rows, to.AddDays(1));
        return first < end ? new ArraySegment<Actual>(rows, first, end - first) : Array.Empty<Actual>();
    }

    static int FirstFrom(Actual[] rows, DateOnly day)
    {
        var (low, high) = (0, rows.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (rows[middle].Day < day)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}

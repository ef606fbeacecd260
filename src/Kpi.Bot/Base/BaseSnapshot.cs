using System.Collections.Frozen;
using System.Collections.Immutable;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Base;

/// <summary>All bases that have been read.</summary>
sealed record AllBases(IReadOnlyList<IBaseSnapshot> Bases) : ISnapshot
{
    public static AllBases None { get; } = new([]);
}

/// <summary>The definitions of a base with what is looked up in them; made anew only when a definition changed.</summary>
sealed class Definitions
{
    readonly FrozenDictionary<IndicatorCode, Indicator> byCode;
    readonly FrozenDictionary<IndicatorCode, Indicator[]> children;

    public Definitions(IReadOnlyList<Indicator> all)
    {
        All = all;
        byCode = all.ToFrozenDictionary(i => i.Code);
        children = all.Where(i => i.Enabled && i.Parent is not null).GroupBy(i => i.Parent!.Value).ToFrozenDictionary(g => g.Key, g => g.ToArray());
    }

    public IReadOnlyList<Indicator> All { get; }

    public Indicator? Find(IndicatorCode code) => byCode.GetValueOrDefault(code);

    public IReadOnlyList<Indicator> ChildrenOf(IndicatorCode parent) => children.TryGetValue(parent, out var found) ? found : [];
}

/// <summary>One base at one moment, in memory.</summary>
sealed record BaseSnapshot(string Name, string AppToken, string Url, TimeZoneInfo Zone, IWorkCalendar Calendar) : IBaseSnapshot
{
    public required Definitions Definitions { get; init; }

    public required FrozenDictionary<IndicatorCode, Target[]> Targets { get; init; }

    public required ImmutableDictionary<IndicatorCode, Actual[]> Actuals { get; init; }

    public required IReadOnlyDictionary<string, string> TableIds { get; init; }

    public required IReadOnlyList<Team> Teams { get; init; }

    public required IReadOnlyList<Member> Members { get; init; }

    public required IReadOnlyList<Objective> Objectives { get; init; }

    public required IReadOnlyList<Channel> Channels { get; init; }

    public required IReadOnlyList<ChannelMonth> ChannelHistory { get; init; }

    public required IReadOnlyList<Benchmark> Benchmarks { get; init; }

    public required IReadOnlyList<Deviation> Deviations { get; init; }

    public required IReadOnlyList<TargetChange> TargetChanges { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    public required DateTimeOffset? CollectedAt { get; init; }

    public IReadOnlyCollection<Indicator> Indicators => (IReadOnlyCollection<Indicator>)Definitions.All;

    public Indicator? Find(IndicatorCode code) => Definitions.Find(code);

    public IReadOnlyList<Indicator> ChildrenOf(IndicatorCode parent) => Definitions.ChildrenOf(parent);

    public IReadOnlyList<Target> TargetsOf(IndicatorCode code) => Targets.TryGetValue(code, out var found) ? found : [];

    public string TableUrl(string table) => TableIds.TryGetValue(table, out var id) ? $"{Url}?table={id}" : Url;

    public IReadOnlyList<Actual> ActualsOf(IndicatorCode code, DateOnly from, DateOnly to)
    {
        if (from > to || !Actuals.TryGetValue(code, out var days))
            return [];
        var (first, end) = (FirstAt(days, from), FirstAt(days, to.AddDays(1)));
        return new ArraySegment<Actual>(days, first, end - first);
    }

    /// <summary>Index of the first row on or after a day.</summary>
    static int FirstAt(Actual[] days, DateOnly day)
    {
        var (low, high) = (0, days.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (days[middle].Day < day)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}

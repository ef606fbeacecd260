using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Base;

/// <summary>A base as it was on the morning of a past day: rows before that day only (<c>job … --date</c>).</summary>
sealed class MorningSnapshot(IBaseSnapshot now, DateOnly day) : IBaseSnapshot
{
    public string Name => now.Name;
    public string AppToken => now.AppToken;
    public string Url => now.Url;
    public IReadOnlyList<Team> Teams => now.Teams;
    public IReadOnlyList<Member> Members => now.Members;
    public IReadOnlyList<Objective> Objectives => now.Objectives;
    public IReadOnlyList<Channel> Channels => now.Channels;
    public IReadOnlyList<ChannelMonth> ChannelHistory => now.ChannelHistory;
    public IReadOnlyList<Benchmark> Benchmarks => now.Benchmarks;
    public IReadOnlyList<Deviation> Deviations => now.Deviations;
    public IReadOnlyList<TargetChange> TargetChanges => now.TargetChanges;
    public IReadOnlyList<Finding> Findings => now.Findings;
    public DateTimeOffset? CollectedAt => now.CollectedAt;
    public IReadOnlyCollection<Indicator> Indicators => now.Indicators;
    public IWorkCalendar Calendar => now.Calendar;

    public string TableUrl(string table) => now.TableUrl(table);

    public Indicator? Find(IndicatorCode code) => now.Find(code);

    public IReadOnlyList<Indicator> ChildrenOf(IndicatorCode parent) => now.ChildrenOf(parent);

    public IReadOnlyList<Target> TargetsOf(IndicatorCode code) => now.TargetsOf(code);

    public IReadOnlyList<Actual> ActualsOf(IndicatorCode code, DateOnly from, DateOnly to) =>
        from >= day ? [] : now.ActualsOf(code, from, to < day ? to : day.AddDays(-1));
}

using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Base;

/// <summary>Something in a base that people should mend: told by name and record to the administrators, once.</summary>
/// <param name="Key">What makes it the same finding tomorrow.</param>
/// <param name="Text">One sentence for people: what, where, and what to do.</param>
public sealed record Finding(string Base, string Key, string Table, string? Record, string Text);

/// <summary>One base at one moment. Values don't change; the next change makes a new one.</summary>
public interface IBaseSnapshot : IKpiFacts
{
    string Name { get; }

    /// <summary>Token of the base, for links.</summary>
    string AppToken { get; }

    /// <summary>Where people open it; a link to a table is made by <see cref="TableUrl"/>.</summary>
    string Url { get; }

    string TableUrl(string table);

    /// <summary>The base's time zone: it decides which day a date cell is, and where a written day begins.</summary>
    TimeZoneInfo Zone => BaseDays.Shanghai;

    IReadOnlyList<Team> Teams { get; }

    IReadOnlyList<Member> Members { get; }

    IReadOnlyList<Objective> Objectives { get; }

    IReadOnlyList<Channel> Channels { get; }

    IReadOnlyList<ChannelMonth> ChannelHistory { get; }

    IReadOnlyList<Benchmark> Benchmarks { get; }

    IReadOnlyList<Deviation> Deviations { get; }

    IReadOnlyList<TargetChange> TargetChanges { get; }

    IReadOnlyList<Finding> Findings { get; }

    /// <summary>The newest 采集时间 of any actual; null without actuals.</summary>
    DateTimeOffset? CollectedAt { get; }
}

/// <summary>An indicator and the base it stands in.</summary>
public sealed record Located(IBaseSnapshot Base, Indicator Indicator);

/// <summary>All bases at one moment; an answer is made from one.</summary>
public interface ISnapshot
{
    IReadOnlyList<IBaseSnapshot> Bases { get; }
}

/// <summary>The picture in memory that every answer is made from, kept current by change events and a slow re-read.</summary>
public interface IKpiBase
{
    ISnapshot Now { get; }

    /// <summary>Shows a write that was just decided, before the base has it.</summary>
    void Apply(Outbox.BaseWrite write);

    /// <summary>Reads all bases; afterwards only tables whose revision moved.</summary>
    Task RefreshAsync(CancellationToken ct);
}

/// <summary>Questions every slice asks of a snapshot.</summary>
public static class SnapshotQuestions
{
    /// <summary>The enabled indicators a person owns.</summary>
    public static IReadOnlyList<Located> OwnedBy(this ISnapshot snapshot, UserId person) =>
        [.. from b in snapshot.Bases from i in b.Indicators where i.Enabled && i.Owner == person select new Located(b, i)];

    /// <summary>The teams a person has a row in, or leads.</summary>
    public static IReadOnlyList<(IBaseSnapshot Base, Team Team)> TeamsOf(this ISnapshot snapshot, UserId person) =>
        [.. from b in snapshot.Bases from t in b.Teams
            where t.Lead == person || b.Members.Any(m => m.Active && m.User == person && m.Team == t.Name) select (b, t)];

    /// <summary>The name of a person in 「成员」, or null.</summary>
    public static string? NameOf(this ISnapshot snapshot, UserId? person) => person is null ? null :
        snapshot.Bases.SelectMany(b => b.Members).FirstOrDefault(m => m.User == person)?.Name;

    /// <summary>The period cards show on a day: that of the last complete day, so the month just closed on the 1st.</summary>
    public static Period CurrentPeriod(this Indicator indicator, DateOnly today) => Period.Of(indicator.Cycle switch
    {
        Cycle.Quarter => PeriodKind.Quarter,
        Cycle.Year => PeriodKind.Year,
        _ => PeriodKind.Month,
    }, today.AddDays(-1));
}

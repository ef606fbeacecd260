using System.Collections.Frozen;
using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Door;
using Kpi.Bot.Me;
using Kpi.Domain.Formulas;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Benchmarks;

/// <summary>Answers from the snapshot. The peer is what each would cost at least if the picture were indexed anew for it.</summary>
public class AnswerBenchmark
{
    static readonly UserId Owner = new("ou_all");

    readonly SampleBase sample = new();
    ISnapshot snapshot = new AllBases([]);

    [GlobalSetup]
    public void Load()
    {
        // The worst case: one person owns all sixty.
        var owned = sample.Indicators.Select(i => i with { Owner = Owner }).ToList();
        snapshot = new AllBases([new BaseSnapshot("营销", "app", "https://example.com/base", TimeZoneInfo.Utc, sample.Facts.Calendar)
        {
            Definitions = new Definitions(owned),
            Targets = sample.Targets.GroupBy(t => t.Code).ToFrozenDictionary(g => g.Key, g => g.ToArray()),
            Actuals = sample.Actuals.GroupBy(a => a.Code).ToImmutableDictionary(g => g.Key, g => g.OrderBy(a => a.Day).ToArray()),
            TableIds = FrozenDictionary<string, string>.Empty,
            Teams = [new Team("营销", "增长组", null, null, "Asia/Shanghai", true)],
            Members = [new Member("王芳", Owner, Role.Member, "增长组", null, null, true)],
            Objectives = [],
            Channels = [],
            ChannelHistory = [],
            Benchmarks = [],
            Deviations = [],
            TargetChanges = [],
            Findings = [],
            CollectedAt = null,
        }]);
    }

    [Benchmark]
    [Limit(50, "a callback must be answered within 3 s, network included; making the answer may take a sixtieth of it")]
    public object Me_of_somebody_who_owns_60() =>
        MeCard.Of(snapshot, new Sender(Owner, "王芳", snapshot.Bases[0].Members, false), SampleBase.Today, Words.Chinese);

    [Benchmark]
    [Limit(50, "the same")]
    public int Figures_of_the_team_card()
    {
        var facts = snapshot.Bases[0];
        var standings = facts.Indicators.Select(i => Standing.Of(facts, i, SampleBase.Month, SampleBase.Today)).ToList();
        var team = TeamAttainment.Of(standings);
        var parts = Contributions.Of(facts, standings, SampleBase.Today);
        var trend = DayValues.Of(facts, sample.Indicators[0], SampleBase.Today.AddDays(-61), SampleBase.Today);
        var gaps = standings.Where(s => s.Status is Status.Behind or Status.Critical).OrderBy(s => s.PaceAttainment).Take(3)
            .Select(s => ChildAttribution.Of(facts, s.Indicator, SampleBase.Month.First, SampleBase.Today.AddDays(-1))).ToList();
        return standings.Count + parts.Count + trend.Count + gaps.Count + (team.Value > 1 ? 1 : 0);
    }

    [Benchmark]
    [Limit(10, "Monday's round over every indicator")]
    public int Deviations_of_a_week() => sample.Indicators.Count(i =>
        WeekFigure.Of(snapshot.Bases[0], i, Period.WeekOf(SampleBase.Today.AddDays(-7))).IsDeviation);

    [Benchmark(Baseline = true)]
    public FactsInMemory Peer_indexing_the_base_for_one_answer() =>
        new(sample.Indicators, sample.Targets, sample.Actuals, sample.Facts.Calendar);
}

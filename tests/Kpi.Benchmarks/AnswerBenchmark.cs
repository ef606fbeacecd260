using BenchmarkDotNet.Attributes;
using Kpi.Domain.Formulas;
using Kpi.Domain.Model;

namespace Kpi.Benchmarks;

/// <summary>All figures of one answer from the picture in memory. The peer is what every answer would cost if the picture were made anew for it.</summary>
public class AnswerBenchmark
{
    readonly SampleBase sample = new();

    [Benchmark]
    [Limit(50, "a callback must be answered within 3 s, network included; the figures may take a sixtieth of it")]
    public int Figures_of_the_team_card()
    {
        var facts = sample.Facts;
        var standings = facts.Indicators.Select(i => Standing.Of(facts, i, SampleBase.Month, SampleBase.Today)).ToList();
        var team = TeamAttainment.Of(standings);
        var parts = Contributions.Of(facts, standings, SampleBase.Today);
        var trend = DayValues.Of(facts, sample.Indicators[0], SampleBase.Today.AddDays(-61), SampleBase.Today);
        var gaps = standings.Where(s => s.Status is Status.Behind or Status.Critical).OrderBy(s => s.PaceAttainment).Take(3)
            .Select(s => ChildAttribution.Of(facts, s.Indicator, SampleBase.Month.First, SampleBase.Today.AddDays(-1))).ToList();
        return standings.Count + parts.Count + trend.Count + gaps.Count + (team.Value > 1 ? 1 : 0);
    }

    [Benchmark]
    [Limit(30, "Monday's round over every indicator, once a week")]
    public int Deviations_of_a_week() => sample.Indicators.Count(i =>
        WeekFigure.Of(sample.Facts, i, Kpi.Domain.Periods.Period.WeekOf(SampleBase.Today.AddDays(-7))).IsDeviation);

    [Benchmark(Baseline = true)]
    public FactsInMemory Peer_indexing_the_base_for_one_answer() =>
        new(sample.Indicators, sample.Targets, sample.Actuals, sample.Facts.Calendar);
}

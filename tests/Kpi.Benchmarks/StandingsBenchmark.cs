using BenchmarkDotNet.Attributes;
using Kpi.Domain.Formulas;
using Kpi.Domain.Model;

namespace Kpi.Benchmarks;

/// <summary>The figures behind every card. The peer only sums the month's rows, but looks for them in the whole table.</summary>
public class StandingsBenchmark
{
    readonly SampleBase sample = new();

    [Benchmark]
    [Limit(10, "60 standings in a hundredth of a second: nobody waits for a figure")]
    public int Standings_of_60_indicators()
    {
        var onTrack = 0;
        foreach (var indicator in sample.Indicators)
            if (Standing.Of(sample.Facts, indicator, SampleBase.Month, SampleBase.Today).Status == Status.OnTrack)
                onTrack++;
        return onTrack;
    }

    [Benchmark(Baseline = true)]
    public decimal Peer_sums_by_scanning_the_table()
    {
        var sum = 0m;
        foreach (var indicator in sample.Indicators)
            sum += sample.Actuals.Where(a => a.Code == indicator.Code && SampleBase.Month.Contains(a.Day)).Sum(a => a.Value ?? 0m);
        return sum;
    }
}

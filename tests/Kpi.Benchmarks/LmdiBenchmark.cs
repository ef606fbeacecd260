using BenchmarkDotNet.Attributes;
using Kpi.Domain.Formulas;

namespace Kpi.Benchmarks;

/// <summary>Splitting a gap over factors. The peer is the Shapley value, the other split that adds up exactly: the mean over all orders in which factors can change.</summary>
public class LmdiBenchmark
{
    double[] planned = [];
    double[] actual = [];

    [Params(2, 4, 6)]
    public int Factors { get; set; }

    [GlobalSetup]
    public void Load()
    {
        planned = [.. Enumerable.Range(1, Factors).Select(i => 10.0 * i)];
        actual = [.. Enumerable.Range(1, Factors).Select(i => 9.0 * i + 2)];
    }

    [Benchmark]
    [Limit(0.01, "some hundred splits fit into the smallest wait one notices")]
    public IReadOnlyList<double> Lmdi_split() => Lmdi.Split(planned, actual);

    [Benchmark(Baseline = true)]
    public double[] Peer_Shapley_split()
    {
        var effects = new double[Factors];
        for (var set = 0; set < 1 << Factors; set++)
            for (var factor = 0; factor < Factors; factor++)
                if ((set & 1 << factor) == 0)
                    effects[factor] += Weight(int.PopCount(set)) * (Product(set | 1 << factor) - Product(set));
        return effects;
    }

    double Weight(int before) => Factorial(before) * Factorial(Factors - before - 1) / Factorial(Factors);

    double Product(int changed)
    {
        var product = 1.0;
        for (var i = 0; i < Factors; i++)
            product *= (changed & 1 << i) != 0 ? actual[i] : planned[i];
        return product;
    }

    static double Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);
}

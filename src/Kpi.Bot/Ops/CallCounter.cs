using System.Collections.Concurrent;
using Kpi.Feishu.Http;
using Prometheus;

namespace Kpi.Bot.Ops;

/// <summary>Counts every request that leaves for Feishu; <see cref="CallLedger"/> writes the counts down.</summary>
public sealed class CallCounter(CollectorRegistry registry) : ICallCounter
{
    readonly ConcurrentDictionary<string, (long Calls, long Failures)> fresh = new();

    readonly Counter calls = Metrics.WithCustomRegistry(registry).CreateCounter(
        "kpi_feishu_calls_total", "Requests to Feishu, retries included.", "endpoint", "code");

    readonly Histogram seconds = Metrics.WithCustomRegistry(registry).CreateHistogram(
        "kpi_feishu_call_seconds", "How long Feishu took to answer.", new HistogramConfiguration { LabelNames = ["endpoint"] });

    public void Count(string endpoint, int code, TimeSpan took)
    {
        calls.WithLabels(endpoint, code.ToString(System.Globalization.CultureInfo.InvariantCulture)).Inc();
        seconds.WithLabels(endpoint).Observe(took.TotalSeconds);
        var failed = code == 0 ? 0 : 1;
        fresh.AddOrUpdate(endpoint, (1, failed), (_, old) => (old.Calls + 1, old.Failures + failed));
    }

    /// <summary>What was counted since the last time, and nothing from now on.</summary>
    public IReadOnlyList<EndpointCalls> Take()
    {
        List<EndpointCalls> taken = [];
        foreach (var endpoint in fresh.Keys)
            if (fresh.TryRemove(endpoint, out var count))
                taken.Add(new(endpoint, count.Calls, count.Failures));
        return taken;
    }
}

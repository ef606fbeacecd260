using System.Collections.Concurrent;

namespace Kpi.Feishu.Http;

/// <summary>What was made a moment ago: Feishu may not find it for some seconds.</summary>
sealed class FreshIds(TimeProvider stopwatch)
{
    static readonly TimeSpan Lag = TimeSpan.FromSeconds(10);

    readonly ConcurrentDictionary<string, long> made = new();

    public void Add(params IEnumerable<string> ids)
    {
        foreach (var (id, at) in made)
        {
            if (stopwatch.GetElapsedTime(at) > Lag)
                made.TryRemove(id, out _);
        }
        foreach (var id in ids)
            made[id] = stopwatch.GetTimestamp();
    }

    public bool Any(IEnumerable<string> ids) =>
        !made.IsEmpty && ids.Any(id => made.TryGetValue(id, out var at) && stopwatch.GetElapsedTime(at) <= Lag);
}

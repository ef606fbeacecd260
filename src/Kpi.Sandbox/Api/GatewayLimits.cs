using System.Diagnostics;
using System.Globalization;
using Kpi.Sandbox.Rules;

namespace Kpi.Sandbox.Api;

/// <summary>Counts calls in sliding windows of the stopwatch.</summary>
sealed class Windows
{
    readonly Lock gate = new();
    readonly Dictionary<string, Queue<long>> taken = [];

    /// <summary>Takes one place; zero when there was one, else how long until the next is free.</summary>
    internal TimeSpan Take(string key, int most, TimeSpan span)
    {
        lock (gate)
        {
            if (!taken.TryGetValue(key, out var stamps)) taken[key] = stamps = new();
            while (stamps.TryPeek(out var oldest) && Stopwatch.GetElapsedTime(oldest) >= span) stamps.Dequeue();
            if (stamps.Count >= most) return span - Stopwatch.GetElapsedTime(stamps.Peek());
            stamps.Enqueue(Stopwatch.GetTimestamp());
            return TimeSpan.Zero;
        }
    }
}

/// <summary>The gateway's limits per API and app: HTTP 429, code 99991400, with the two headers.</summary>
sealed class GatewayLimits
{
    readonly Windows windows = new();

    /// <exception cref="LimitRefusal">Too many calls in this second or minute.</exception>
    internal void Check(ApiCall call)
    {
        var key = $"{call.Endpoint.Name} {(call.KnowsApp ? call.App.AppId : "")}";
        if (call.Endpoint.Limit.PerSecond is { } second) Check(key + " s", second, TimeSpan.FromSeconds(1));
        if (call.Endpoint.Limit.PerMinute is { } minute) Check(key + " m", minute, TimeSpan.FromMinutes(1));
    }

    void Check(string key, int most, TimeSpan span)
    {
        var wait = windows.Take(key, most, span);
        if (wait > TimeSpan.Zero) throw new LimitRefusal(most, wait);
    }
}

/// <summary>429 of the gateway; the reset header is whole seconds to wait, at least 1.</summary>
sealed class LimitRefusal(int limit, TimeSpan wait) : Refusal(99991400, "request trigger frequency limit", 429)
{
    internal IReadOnlyDictionary<string, string> Headers { get; } = new Dictionary<string, string>
    {
        ["x-ogw-ratelimit-limit"] = limit.ToString(CultureInfo.InvariantCulture),
        ["x-ogw-ratelimit-reset"] = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture),
    };
}

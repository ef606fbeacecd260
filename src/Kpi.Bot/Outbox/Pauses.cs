using System.Collections.Concurrent;

namespace Kpi.Bot.Outbox;

/// <summary>How long a lane pauses after a failure that may pass: 1 s, 2 s, 4 s … 5 min, each ± 25 %, by the stopwatch.</summary>
public sealed class Pauses(Clocks clocks)
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>
    /// About twelve hours of tries; after that a message is no longer worth sending. Counted in tries and not by the calendar, so that a
    /// calendar that is set forward gives nothing up.
    /// </summary>
    public const int MostTries = 150;

    readonly ConcurrentDictionary<string, long> until = new();

    /// <summary>What is left of the lane's pause; zero or less where it may go on.</summary>
    public TimeSpan Left(string lane) =>
        until.TryGetValue(lane, out var at) ? TimeSpan.FromSeconds((at - Stamp()) / (double)clocks.Stopwatch.TimestampFrequency) : TimeSpan.Zero;

    /// <param name="tries">How often it was tried, from 1.</param>
    /// <returns>The length of the pause.</returns>
    public TimeSpan Begin(string lane, long tries)
    {
        var plain = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Math.Min(tries, 20) - 1), Longest.TotalSeconds));
        var pause = plain * (0.75 + (Random.Shared.NextDouble() / 2));
        until[lane] = Stamp() + (long)(pause.TotalSeconds * clocks.Stopwatch.TimestampFrequency);
        return pause;
    }

    public void End(string lane) => until.TryRemove(lane, out _);

    long Stamp() => clocks.Stopwatch.GetTimestamp();
}

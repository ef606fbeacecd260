using System.Collections.Concurrent;

namespace Kpi.Bot.Outbox;

/// <summary>Keeps updates of a pressed card back until the press was answered: the platform refuses or reverts an earlier one (11310).</summary>
public sealed class AnswerGate(Clocks clocks)
{
    // The platform waits 3 s for an answer; after that the card is free whatever became of it.
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    readonly ConcurrentDictionary<string, Task> held = new();

    /// <summary>Call before anything is decided that could update the message.</summary>
    public void Hold(string message, Task answered)
    {
        held[message] = answered;
        // Registered last: a task that is complete already removes itself at once.
        _ = answered.ContinueWith(
            _ => held.TryRemove(KeyValuePair.Create(message, answered)), CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public async Task PassAsync(string message, CancellationToken ct)
    {
        if (!held.TryGetValue(message, out var answered))
            return;
        await Task.WhenAny(answered, Task.Delay(Longest, clocks.Stopwatch, ct));
        ct.ThrowIfCancellationRequested();
    }
}

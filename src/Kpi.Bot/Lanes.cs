using System.Collections.Concurrent;
using Kpi.Bot.Outbox;

namespace Kpi.Bot;

/// <summary>The first piece of work of a lane.</summary>
sealed record LaneHead
{
    public long Seq { get; init; }

    public string Id { get; init; } = "";

    public string Lane { get; init; } = "";
}

/// <summary>Works through a table: each lane in order, one piece at a time; lanes side by side, so that a slow one holds up no other.</summary>
/// <param name="mostAtOnce">How many lanes are worked on at once.</param>
/// <param name="poll">How long the table is not looked at where nothing wakes it: rows of other processes are found by it.</param>
sealed class Lanes(Clocks clocks, Signal signal, Pauses pauses, int mostAtOnce, TimeSpan poll, ILogger log)
{
    readonly ConcurrentDictionary<string, Task> busy = new();

    /// <summary>Until cancelled; what is under way is then brought to its end.</summary>
    /// <param name="headsAsync">The head of each lane that may be worked on now.</param>
    /// <param name="workAsync">Works on one and throws nothing; a lane that shall wait begins a pause.</param>
    /// <param name="nextAsync">When the calendar makes further heads ready; null for never.</param>
    public async Task RunAsync(
        Func<CancellationToken, Task<IReadOnlyList<LaneHead>>> headsAsync, Func<LaneHead, CancellationToken, Task> workAsync,
        Func<CancellationToken, Task<DateTimeOffset?>> nextAsync, CancellationToken ct)
    {
        try
        {
            while (!ct.IsCancellationRequested)
            {
                // Taken before the look, so that a row that comes during it is not missed.
                var woken = signal.Next;
                var (pause, next) = await LookAsync(headsAsync, workAsync, nextAsync, ct);
                await WaitAsync(woken, pause, next, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // A clean stop.
        }
        await Task.WhenAll(busy.Values);
    }

    /// <summary>A look that fails (the database is busy for long, the disk is full) is told, and the next one tries again.</summary>
    async Task<(TimeSpan Pause, DateTimeOffset? Next)> LookAsync(
        Func<CancellationToken, Task<IReadOnlyList<LaneHead>>> headsAsync, Func<LaneHead, CancellationToken, Task> workAsync,
        Func<CancellationToken, Task<DateTimeOffset?>> nextAsync, CancellationToken ct)
    {
        try
        {
            return (Start(await headsAsync(ct), workAsync, ct), await nextAsync(ct));
        }
        catch (System.Data.Common.DbException e)
        {
            log.LogError(e, "The state database could not be read; again in {Pause}", poll);
            return (poll, null);
        }
    }

    /// <returns>How long until something can be started at the earliest, if nothing wakes us before.</returns>
    TimeSpan Start(IReadOnlyList<LaneHead> heads, Func<LaneHead, CancellationToken, Task> workAsync, CancellationToken ct)
    {
        var pause = poll;
        foreach (var head in heads)
        {
            if (busy.Count >= mostAtOnce)
                break;
            if (busy.ContainsKey(head.Lane))
                continue;
            if (pauses.Left(head.Lane) is var left && left > TimeSpan.Zero)
                pause = left < pause ? left : pause;
            else
                Start(head, workAsync, ct);
        }
        return pause;
    }

    void Start(LaneHead head, Func<LaneHead, CancellationToken, Task> workAsync, CancellationToken ct)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        busy[head.Lane] = ended.Task;
        _ = Task.Run(async () =>
        {
            try
            {
                await workAsync(head, ct);
            }
            finally
            {
                busy.TryRemove(head.Lane, out Task? _);
                ended.SetResult();
                signal.Wake();
            }
        }, CancellationToken.None);
    }

    async Task WaitAsync(Task woken, TimeSpan pause, DateTimeOffset? next, CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct);
        List<Task> wakers = [woken, Task.Delay(pause, clocks.Stopwatch, either.Token)];
        // Further away the poll is enough, and a timer can't be set that far.
        if (next is { } at && at - clocks.Now < TimeSpan.FromDays(20))
            wakers.Add(Task.Delay(at > clocks.Now ? at - clocks.Now : TimeSpan.Zero, clocks.Calendar, either.Token));
        await Task.WhenAny(wakers);
        await either.CancelAsync();
        ct.ThrowIfCancellationRequested();
    }
}

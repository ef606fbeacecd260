using System.Collections.Concurrent;

namespace Kpi.Feishu.Events;

/// <summary>Work under way that a clean stop waits for.</summary>
sealed class Tasks
{
    readonly ConcurrentDictionary<Task, bool> running = new();

    public void Add(Task work)
    {
        running[work] = true;
        work.ContinueWith(ended => running.TryRemove(ended, out _), CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public Task AllAsync() => Task.WhenAll(running.Keys);
}

namespace Kpi.Sandbox.World;

/// <summary>A timer on the sandbox's calendar; its callback runs on the thread pool, as a system timer's does.</summary>
sealed class ClockTimer(SandboxClock clock, TimerCallback callback, object? state) : ITimer
{
    readonly ExecutionContext? context = ExecutionContext.Capture();
    volatile bool disposed;

    internal DateTimeOffset Due { get; set; }
    internal TimeSpan Period { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (disposed) return false;
        clock.Arm(this, dueTime, period);
        return true;
    }

    internal void Fire() => ThreadPool.UnsafeQueueUserWorkItem(static timer => timer.Call(), this, preferLocal: false);

    void Call()
    {
        if (disposed) return;
        if (context is null) callback(state);
        else ExecutionContext.Run(context, _ => callback(state), null);
    }

    public void Dispose()
    {
        disposed = true;
        clock.Disarm(this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}

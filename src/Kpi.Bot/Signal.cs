namespace Kpi.Bot;

/// <summary>Tells that there is something to look at. Take <see cref="Next"/> before looking, so that nothing added meanwhile is missed.</summary>
public class Signal
{
    TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes at the next <see cref="Wake"/>.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public void Wake() => Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}

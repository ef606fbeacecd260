namespace Kpi.Feishu.Events;

/// <summary>The state of an event stream, and who wants to hear of it. Times are real ones: they tell whether it lives.</summary>
sealed class StreamStates(TimeProvider stopwatch)
{
    readonly Lock gate = new();
    StreamState now = new(false, null, null, null);

    public StreamState Now
    {
        get
        {
            lock (gate)
                return now;
        }
    }

    public event Action<StreamState>? Changed;

    public void Connected(bool connected) => Change(state => state with { Connected = connected });

    public void GaveUp(string why) => Change(state => state with { Fatal = why });

    public void Event() => Change(state => state with { LastEvent = stopwatch.GetUtcNow() });

    public void Pong() => Change(state => state with { LastPong = stopwatch.GetUtcNow() });

    void Change(Func<StreamState, StreamState> change)
    {
        StreamState before, after;
        lock (gate)
            (before, after) = (now, now = change(now));
        if ((before.Connected, before.Fatal) != (after.Connected, after.Fatal))
            Changed?.Invoke(after);
    }
}

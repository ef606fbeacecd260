using System.Diagnostics;

namespace Kpi.Sandbox.World;

/// <summary>The calendar of the sandbox world: what day and time it is for its people, and for the bot it is handed to.</summary>
/// <remarks>Runs at wall speed from a settable instant, or stands still until it is advanced by hand. Its timers honour jumps:
/// one that is due at or before the new now fires at once, a periodic one once however many periods were jumped over,
/// as on a machine that was asleep.</remarks>
public sealed class SandboxClock : TimeProvider, IDisposable
{
    static readonly TimeSpan LongestNap = TimeSpan.FromHours(12);

    /// <summary>The people's zone, Asia/Shanghai: UTC+8 all year.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.TryFindSystemTimeZoneById("Asia/Shanghai", out var found)
        ? found
        : TimeZoneInfo.CreateCustomTimeZone("Asia/Shanghai", TimeSpan.FromHours(8), "中国标准时间", "中国标准时间");

    readonly Lock gate = new();
    readonly HashSet<ClockTimer> armed = [];
    readonly ITimer alarm;
    DateTimeOffset origin;
    long originStamp = Stopwatch.GetTimestamp();
    bool frozen;

    public SandboxClock(DateTimeOffset start, bool frozen = false)
    {
        origin = start.ToUniversalTime();
        this.frozen = frozen;
        alarm = System.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The calendar jumped, froze or started to run; not raised by the mere passing of time.</summary>
    public event Action<DateTimeOffset>? Moved;

    public bool Frozen { get { lock (gate) return frozen; } }

    public override TimeZoneInfo LocalTimeZone => Zone;
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;
    public override long GetTimestamp() => GetUtcNow().Ticks;
    public override DateTimeOffset GetUtcNow() { lock (gate) return NowLocked(); }

    /// <summary>Jumps to a later instant.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies in the past of this clock.</exception>
    public void MoveTo(DateTimeOffset instant)
    {
        lock (gate)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(instant, NowLocked());
            SetLocked(instant.ToUniversalTime());
        }
        Ring();
        Moved?.Invoke(instant);
    }

    /// <summary>Jumps by a span of 0 or more.</summary>
    public void Advance(TimeSpan span)
    {
        DateTimeOffset now;
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);
        lock (gate) SetLocked(now = NowLocked() + span);
        Ring();
        Moved?.Invoke(now);
    }

    public void Freeze() => Switch(true);
    public void Run() => Switch(false);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ClockTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Dispose() => alarm.Dispose();

    internal void Arm(ClockTimer timer, TimeSpan due, TimeSpan period)
    {
        lock (gate)
        {
            armed.Remove(timer);
            timer.Period = period;
            if (due != Timeout.InfiniteTimeSpan)
            {
                timer.Due = NowLocked() + due;
                armed.Add(timer);
            }
        }
        Ring();
    }

    internal void Disarm(ClockTimer timer) { lock (gate) armed.Remove(timer); }

    void Switch(bool toFrozen)
    {
        DateTimeOffset now;
        lock (gate) { SetLocked(now = NowLocked()); frozen = toFrozen; }
        Ring();
        Moved?.Invoke(now);
    }

    DateTimeOffset NowLocked() => frozen ? origin : origin + Stopwatch.GetElapsedTime(originStamp);
    void SetLocked(DateTimeOffset instant) { origin = instant; originStamp = Stopwatch.GetTimestamp(); }

    // Fires what is due, in the order of the due times, and sets the wall alarm for the next one.
    void Ring()
    {
        List<ClockTimer> due;
        lock (gate)
        {
            var now = NowLocked();
            due = [.. armed.Where(t => t.Due <= now).OrderBy(t => t.Due)];
            foreach (var timer in due)
                if (timer.Period > TimeSpan.Zero) timer.Due = now + timer.Period;
                else armed.Remove(timer);
            SetAlarmLocked(now);
        }
        foreach (var timer in due) timer.Fire();
    }

    void SetAlarmLocked(DateTimeOffset now)
    {
        var nap = frozen || armed.Count == 0 ? Timeout.InfiniteTimeSpan : armed.Min(t => t.Due) - now;
        // A millisecond more than the distance: the wall timer rounds down and would ring in vain.
        if (nap != Timeout.InfiniteTimeSpan) nap = nap > LongestNap ? LongestNap : nap + TimeSpan.FromMilliseconds(1);
        try { alarm.Change(nap, Timeout.InfiniteTimeSpan); }
        catch (ObjectDisposedException) { /* The world is closing; nobody waits for this timer any more. */ }
    }
}

using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Tests.World;

public sealed class ClockTests
{
    static readonly DateTimeOffset Start = new(2026, 7, 14, 9, 0, 0, TimeSpan.FromHours(8));
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_delay_ends_when_the_calendar_jumps_past_it_and_not_a_second_sooner()
    {
        using var clock = new SandboxClock(Start, frozen: true);
        var delay = Task.Delay(TimeSpan.FromHours(1), clock, Ct);
        clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        await Task.Delay(TimeSpan.FromMilliseconds(30), TimeProvider.System, Ct);
        Assert.False(delay.IsCompleted);
        clock.MoveTo(Start.AddHours(1));
        await delay.WaitAsync(TimeSpan.FromSeconds(5), TimeProvider.System, Ct);
    }

    [Fact]
    public async Task A_running_clock_fires_its_timers_by_itself()
    {
        using var clock = new SandboxClock(Start);
        await Task.Delay(TimeSpan.FromMilliseconds(80), clock, Ct).WaitAsync(TimeSpan.FromSeconds(5), TimeProvider.System, Ct);
        Assert.InRange(clock.GetUtcNow() - Start, TimeSpan.FromMilliseconds(80), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_periodic_timer_fires_once_for_a_jump_over_many_periods()
    {
        using var clock = new SandboxClock(Start, frozen: true);
        var fired = 0;
        using var signal = new SemaphoreSlim(0);
        await using var timer = clock.CreateTimer(_ => { Interlocked.Increment(ref fired); signal.Release(); }, null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        clock.Advance(TimeSpan.FromHours(3));
        await signal.WaitAsync(Ct);
        clock.Advance(TimeSpan.FromMinutes(1));
        await signal.WaitAsync(Ct);
        Assert.Equal(2, fired);
    }

    [Fact]
    public void The_past_is_closed_and_moves_are_told()
    {
        using var clock = new SandboxClock(Start, frozen: true);
        var told = new List<DateTimeOffset>();
        clock.Moved += told.Add;
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.MoveTo(Start.AddSeconds(-1)));
        clock.MoveTo(Start.AddDays(1));
        Assert.Equal([Start.AddDays(1)], told);
        Assert.Equal(new DateOnly(2026, 7, 15), DateOnly.FromDateTime(clock.GetLocalNow().DateTime));
    }

    [Fact]
    public void A_frozen_clock_stands_and_runs_on_from_where_it_stood()
    {
        using var clock = new SandboxClock(Start, frozen: true);
        Assert.Equal(Start, clock.GetUtcNow());
        clock.Run();
        Assert.InRange(clock.GetUtcNow() - Start, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }
}

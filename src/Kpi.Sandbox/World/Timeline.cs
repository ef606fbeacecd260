namespace Kpi.Sandbox.World;

/// <summary>Turns the calendar on. Whoever feeds the world with data is asked first, so that the days jumped over have some.</summary>
public sealed class Timeline(SandboxClock clock)
{
    /// <summary>Brings the world's data up to the moment it is about to be; null where nobody does.</summary>
    public Func<DateTimeOffset, CancellationToken, Task>? Before { get; set; }

    /// <summary>Moves to a moment; one that has passed meanwhile is now.</summary>
    public async Task MoveToAsync(DateTimeOffset to, CancellationToken ct)
    {
        if (Before is { } prepare)
            await prepare(to, ct);
        var now = clock.GetUtcNow();
        clock.MoveTo(to > now ? to : now);
    }

    public Task AdvanceAsync(TimeSpan span, CancellationToken ct) => MoveToAsync(clock.GetUtcNow() + span, ct);
}

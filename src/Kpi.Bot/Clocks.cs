namespace Kpi.Bot;

/// <summary>The two clocks. A jump of the calendar must never time out a request, nor make a retry wait for a week.</summary>
/// <param name="Calendar">What day and time it is for people; may be set forward in the local Feishu and in tests.</param>
/// <param name="Stopwatch">Real elapsed time: retry pauses, the 3 s of a press.</param>
public sealed record Clocks(TimeProvider Calendar, TimeProvider Stopwatch)
{
    public DateTimeOffset Now => Calendar.GetUtcNow();
}

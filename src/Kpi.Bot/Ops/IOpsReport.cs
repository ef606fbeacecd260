using Kpi.Bot.Schedule;

namespace Kpi.Bot.Ops;

/// <summary>How one occasion ended.</summary>
/// <param name="Late">Between when it was due and when it was done.</param>
public sealed record OccasionLine(
    string Key, string Job, string Base, string Team, DateOnly Day, OutcomeKind Outcome, string? Why,
    DateTimeOffset DueAt, DateTimeOffset DoneAt, TimeSpan Late);

/// <summary>When a job runs next.</summary>
public sealed record NextRun(string Job, DateTimeOffset? At);

/// <summary>A message or write that was given up or that waits for a person to mend something.</summary>
/// <param name="Kind"><c>send</c>, <c>reply</c>, <c>update</c>, <c>write</c>.</param>
/// <param name="Target">Chat, person, subject or table it was for.</param>
/// <param name="Error">The platform's words, with its code and log id.</param>
public sealed record StuckPost(string Kind, string Target, string Error, DateTimeOffset CreatedAt);

/// <summary>Calls to Feishu in one month.</summary>
/// <param name="Month"><c>2026-07</c>, in <c>Schedules:TimeZone</c>.</param>
/// <param name="Limit"><c>Feishu:MonthlyCalls</c>; 0 is none.</param>
public sealed record CallsThisMonth(string Month, long Calls, int Limit, IReadOnlyList<EndpointCalls> ByEndpoint);

public sealed record EndpointCalls(string Endpoint, long Calls, long Failures);

/// <summary>What administrators want to know of the running bot.</summary>
public interface IOpsReport
{
    /// <summary>The newest occasions, newest first.</summary>
    Task<IReadOnlyList<OccasionLine>> LastOccasionsAsync(int count, CancellationToken ct);

    IReadOnlyList<NextRun> NextRuns();

    /// <summary>How many posts and writes wait now.</summary>
    Task<int> WaitingAsync(CancellationToken ct);

    /// <summary>The newest given-up or parked rows, newest first.</summary>
    Task<IReadOnlyList<StuckPost>> StuckAsync(int count, CancellationToken ct);

    Task<CallsThisMonth> CallsAsync(CancellationToken ct);

    /// <summary>Card templates that are broken, with file and line; the last good ones are in use.</summary>
    IReadOnlyList<string> BrokenTemplates();
}

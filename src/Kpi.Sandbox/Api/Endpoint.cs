using System.Text.Json.Nodes;

namespace Kpi.Sandbox.Api;

/// <summary>One call of the Open API: where it is, what it needs, and what answers it.</summary>
/// <param name="Limit">The gateway's limit for one app.</param>
/// <param name="Scopes">Any one of them is enough; empty for none.</param>
/// <param name="Answer">Returns the answer's <c>data</c> (or, where <see cref="Flat"/>, what stands beside the code).</param>
sealed record Endpoint(string Method, string Path, Limit Limit, string[] Scopes, Func<ApiCall, Task<JsonObject?>> Answer)
{
    /// <summary>False for the token endpoint, which issues what others need.</summary>
    public bool NeedsToken { get; init; } = true;

    /// <summary>Old calls put their members beside <c>code</c>, and say <c>ok</c>.</summary>
    public bool Flat { get; init; }

    public string Name => $"{Method} {Path}";

    internal static Endpoint Of(string method, string path, Limit limit, string[] scopes, Func<ApiCall, JsonObject?> answer) =>
        new(method, path, limit, scopes, call => Task.FromResult(answer(call)));
}

/// <summary>A group of calls, one resource each.</summary>
interface IEndpoints
{
    IEnumerable<Endpoint> All { get; }
}

/// <summary>Calls allowed in a minute and in a second (auth.md §7); null for no limit of that kind.</summary>
sealed record Limit(int? PerMinute, int? PerSecond)
{
    public static Limit Usual { get; } = new(1000, 50);
    public static Limit Second(int calls) => new(null, calls);
    public static Limit Minute(int calls) => new(calls, null);
    public static Limit None { get; } = new(null, null);
}

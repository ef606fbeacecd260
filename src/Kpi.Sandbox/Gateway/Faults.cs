using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Kpi.Sandbox.Api;

namespace Kpi.Sandbox.Gateway;

/// <summary>A failure planned for the next calls of an endpoint.</summary>
/// <param name="Endpoint">Part of <c>POST /open-apis/im/v1/messages/{message_id}/reply</c>; with a trailing <c>$</c> the name must end there; empty for any.</param>
public sealed record Fault(string Endpoint)
{
    /// <summary>Calls it spoils; then it is gone.</summary>
    public int Times { get; init; } = 1;

    /// <summary>HTTP status; null keeps the true answer.</summary>
    public int? Status { get; init; }

    /// <summary>Platform code in the envelope; null with a status answers plain text, as a gateway does.</summary>
    public int? Code { get; init; }
    public string Message { get; init; } = "injected";

    /// <summary>Adds the 429 headers: seconds to wait.</summary>
    public int? ResetSeconds { get; init; }
    public TimeSpan? Delay { get; init; }

    /// <summary>The work is done first, only the answer is spoilt ("done but answer lost").</summary>
    public bool AfterWork { get; init; }

    /// <summary>The connection is cut instead of an answer.</summary>
    public bool Cut { get; init; }

    internal bool Speaks => Status is not null || Code is not null || (Cut && !AfterWork);

    internal bool Fits(string name) => Endpoint.EndsWith('$')
        ? name.EndsWith(Endpoint[..^1], StringComparison.OrdinalIgnoreCase)
        : name.Contains(Endpoint, StringComparison.OrdinalIgnoreCase);

    internal ApiAnswer Answer()
    {
        var headers = new Dictionary<string, string>();
        if (ResetSeconds is { } reset)
        {
            headers["x-ogw-ratelimit-limit"] = "50";
            headers["x-ogw-ratelimit-reset"] = reset.ToString(CultureInfo.InvariantCulture);
        }
        return new(Status ?? 400, Code ?? 0, Message) { Body = Code is null ? null : new JsonObject(), Text = Message, Headers = headers };
    }
}

/// <summary>Failures planned by tests and by the page's panel.</summary>
public sealed class Faults
{
    readonly Lock gate = new();
    ImmutableList<Fault> planned = [];

    public IReadOnlyList<Fault> Planned => planned;
    public void Plan(Fault fault) { lock (gate) planned = planned.Add(fault); }
    public void Clear() { lock (gate) planned = []; }

    internal Fault? Take(string endpoint)
    {
        lock (gate)
        {
            if (planned.Find(f => f.Fits(endpoint)) is not { } fault) return null;
            planned = fault.Times > 1 ? planned.Replace(fault, fault with { Times = fault.Times - 1 }) : planned.Remove(fault);
            return fault;
        }
    }
}

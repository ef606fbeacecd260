using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Kpi.Sandbox.Gateway;
using Kpi.Sandbox.Hosting;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Api;

/// <summary>What every call passes: log id, planned faults, token, limits, scopes; then its answer in the platform's envelope, and the log.</summary>
sealed class Pipeline(FeishuWorld world, Tokens tokens, GatewayLimits limits, Faults faults, SandboxOptions options, ILogger<Pipeline> log)
{
    internal void Map(IEndpointRouteBuilder routes, IEnumerable<Endpoint> endpoints)
    {
        foreach (var place in endpoints.GroupBy(e => e.Path))
        {
            var byMethod = place.ToDictionary(e => e.Method);
            routes.Map(place.Key, http => AnswerAsync(http, byMethod.GetValueOrDefault(http.Request.Method)
                ?? Refusing(http, new Refusal(99991301, "request method doesn't match"))));
        }
        routes.Map("/open-apis/{**rest}", http => AnswerAsync(http, Refusing(http, new Refusal(99991201, "resource not find", 404))));
    }

    static Endpoint Refusing(HttpContext http, Refusal refusal) =>
        new(http.Request.Method, http.Request.Path, Limit.None, [], _ => throw refusal) { NeedsToken = false };

    async Task AnswerAsync(HttpContext http, Endpoint endpoint)
    {
        var (started, ct) = (Stopwatch.GetTimestamp(), http.RequestAborted);
        var logId = Ids.Log(TimeProvider.System.GetUtcNow());
        http.Response.Headers["x-tt-logid"] = logId;
        var call = new ApiCall(http, endpoint, await ReadAsync(http, ct), ct);
        var fault = faults.Take(endpoint.Name);
        if (fault?.Delay is { } delay) await Task.Delay(delay, TimeProvider.System, ct);
        var answer = fault is { AfterWork: false, Speaks: true } ? null : await WorkAsync(call);
        if (fault is { Speaks: true }) answer = fault.Answer();
        var text = answer!.Body is { } body ? Json.Text(Envelope(endpoint, answer, body, logId)) : answer.Text;
        Log(call, answer, text, logId, Stopwatch.GetElapsedTime(started));
        if (fault?.Cut == true) { http.Abort(); return; }
        await WriteAsync(http, answer, text, ct);
    }

    async Task<ApiAnswer> WorkAsync(ApiCall call)
    {
        try
        {
            if (call.Endpoint.NeedsToken) call.App = tokens.Recognise(call.Http.Request.Headers.Authorization);
            if (options.RateLimits) limits.Check(call);
            Scopes.Check(call);
            return new ApiAnswer(200, 0, call.Endpoint.Flat ? "ok" : "success") { Body = await call.Endpoint.Answer(call) ?? [] };
        }
        catch (Refusal refusal)
        {
            var answer = new ApiAnswer(refusal.Status, refusal.Code, refusal.Message) { Body = refusal.Details?.DeepClone().AsObject() ?? [] };
            if (refusal is LimitRefusal limit) answer.Headers = limit.Headers;
            return answer;
        }
        catch (Exception failure) when (failure is InvalidOperationException or FormatException or ArgumentException or KeyNotFoundException)
        {
            // A JSON value of a kind nobody expected. The platform calls such things internal; here the log says where.
            log.LogError(failure, "{Endpoint} failed", call.Endpoint.Name);
            return new ApiAnswer(500, 2200, "internal error") { Body = [] };
        }
    }

    static JsonObject Envelope(Endpoint endpoint, ApiAnswer answer, JsonObject body, string logId)
    {
        var envelope = new JsonObject { ["code"] = answer.Code, ["msg"] = answer.Message };
        if (answer.Code != 0)
        {
            // Limits and the flat endpoints answer code and msg only.
            if (answer.Status == 429 || (endpoint.Flat && body.Count == 0)) return envelope;
            body["log_id"] = logId;
            envelope["error"] = body;
        }
        else if (endpoint.Flat)
            foreach (var (key, value) in body.ToList()) envelope[key] = value?.DeepClone();
        else envelope["data"] = body;
        return envelope;
    }

    static async Task<string> ReadAsync(HttpContext http, CancellationToken ct)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(ct);
    }

    static async Task WriteAsync(HttpContext http, ApiAnswer answer, string text, CancellationToken ct)
    {
        http.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers) http.Response.Headers[name] = value;
        if (answer.Body is not null) http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync(text, ct);
    }

    void Log(ApiCall call, ApiAnswer answer, string text, string logId, TimeSpan took) => world.Calls.Add(new Call(
        0, world.Clock.GetUtcNow(), call.Http.Request.Method, call.Http.Request.Path + call.Http.Request.QueryString, call.Endpoint.Name,
        answer.Status, answer.Code, took.TotalMilliseconds, call.Endpoint.NeedsToken ? call.BodyText : "(credentials)",
        call.Endpoint.NeedsToken ? text : "(credentials)", logId));
}

/// <summary>What goes back: an envelope around <see cref="Body"/>, or, where that is null, plain text of a gateway that fell over.</summary>
sealed record ApiAnswer(int Status, int Code, string Message)
{
    public JsonObject? Body { get; init; }
    public string Text { get; init; } = "";
    public IReadOnlyDictionary<string, string> Headers { get; set; } = new Dictionary<string, string>();
}

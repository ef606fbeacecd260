using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kpi.Sandbox.Rules;

namespace Kpi.Sandbox.Api.Bitable;

/// <summary><c>client_token</c>: the same UUID v4 is the same operation; its repeat answers what the first did (UNCONFIRMED, README point 4).</summary>
sealed partial class ClientTokens
{
    readonly Lock gate = new();
    readonly Dictionary<string, (string Request, JsonObject Answer)> done = [];

    internal JsonObject Do(ApiCall call, Func<JsonObject> work) => Known(call) ?? Keep(call, work());

    internal async Task<JsonObject?> DoAsync(ApiCall call, Func<Task<JsonObject>> work) => Known(call) ?? Keep(call, await work());

    /// <exception cref="Refusal">1254037 no UUID v4, 1255006 used for another request. HTTP 400.</exception>
    JsonObject? Known(ApiCall call)
    {
        if (call.Query("client_token") is not { Length: > 0 } token) return null;
        if (!Version4().IsMatch(token)) throw new Refusal(1254037, "Invalid client token, it must be a standard uuid v4");
        lock (gate)
        {
            if (!done.TryGetValue(Key(call, token), out var first)) return null;
            return first.Request == Request(call) ? (JsonObject)first.Answer.DeepClone() : throw new Refusal(1255006, "Client token conflict, please generate a new one");
        }
    }

    JsonObject Keep(ApiCall call, JsonObject answer)
    {
        if (call.Query("client_token") is { Length: > 0 } token)
            lock (gate) done[Key(call, token)] = (Request(call), (JsonObject)answer.DeepClone());
        return answer;
    }

    static string Key(ApiCall call, string token) => $"{call.App.AppId} {token}";
    static string Request(ApiCall call) => $"{call.Http.Request.Method} {call.Http.Request.Path} {call.BodyText}";

    [GeneratedRegex("^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$")]
    private static partial Regex Version4();
}

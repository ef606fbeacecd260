using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Api.Platform;

/// <summary>Tokens for self-built apps (auth.md §3, §4). Flat answers, no token, no scope.</summary>
sealed class TokenCalls(FeishuWorld world, Tokens tokens, Unconfirmed unconfirmed) : IEndpoints
{
    public IEnumerable<Endpoint> All =>
    [
        Endpoint.Of("POST", "/open-apis/auth/v3/tenant_access_token/internal", Limit.None, [], c => Issue(c, ["tenant_access_token"])) with { NeedsToken = false, Flat = true },
        Endpoint.Of("POST", "/open-apis/auth/v3/app_access_token/internal", Limit.None, [], c => Issue(c, ["app_access_token", "tenant_access_token"])) with { NeedsToken = false, Flat = true },
    ];

    JsonObject Issue(ApiCall call, string[] names)
    {
        var body = Json.Object(call.BodyText);
        if (Json.String(body?["app_id"]) is not { Length: > 0 } id || Json.String(body?["app_secret"]) is not { Length: > 0 } secret)
            throw No(10003, "invalid parameter");
        var app = world.Apps.All.FirstOrDefault(a => a.AppId == id) ?? throw No(10003, "invalid parameter: app_id");
        if (app.Secret != secret) throw No(10014, "app secret invalid");
        if (!app.Enabled) throw No(10014, "app unauthorized");
        var (token, seconds) = tokens.Issue(app);
        var answer = new JsonObject { ["expire"] = seconds };
        foreach (var name in names) answer[name] = token;
        return answer;
    }

    Refusal No(int code, string message) => new(code, message, unconfirmed.TokenRefusalStatus);
}

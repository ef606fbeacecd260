using System.Text.Json.Nodes;

namespace Kpi.Sandbox.Api.Platform;

/// <summary>Self-inspection (auth.md §8).</summary>
sealed class BotCalls(ScopeCatalog catalog) : IEndpoints
{
    public IEnumerable<Endpoint> All =>
    [
        Endpoint.Of("GET", "/open-apis/bot/v3/info", Limit.Usual, [], call => new JsonObject
        {
            ["bot"] = new JsonObject
            {
                ["activate_status"] = 2, ["app_name"] = call.App.Name, ["avatar_url"] = "https://s1-imfile.feishucdn.com/static/bot.png",
                ["ip_white_list"] = new JsonArray(), ["open_id"] = call.App.BotOpenId,
            },
        }) with { Flat = true },
        Endpoint.Of("GET", "/open-apis/application/v6/scopes", Limit.Usual, [], call => new JsonObject
        {
            ["scopes"] = new JsonArray([.. catalog.All.Union(call.App.Scopes).Order(StringComparer.Ordinal).Select(scope => (JsonNode)new JsonObject
            {
                ["scope_name"] = scope, ["grant_status"] = call.App.Scopes.Contains(scope) ? 1 : 2,
            })]),
        }),
    ];
}

/// <summary>Every scope the endpoints speak of: what the console would list.</summary>
sealed class ScopeCatalog
{
    internal HashSet<string> All { get; } =
    [
        "im:message.p2p_msg:readonly", "im:message.group_at_msg:readonly", "im:message.group_msg", "im:message.group_at_msg.include_bot:readonly",
        "im:resource", "contact:user.base:readonly", "contact:user.employee_id:readonly", "contact:user.employee:readonly",
        "contact:user.email:readonly", "contact:user.phone:readonly", "contact:user.department:readonly",
    ];
}

using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules;

namespace Kpi.Sandbox.Api;

/// <summary>API scopes: a page's list is an OR list.</summary>
static class Scopes
{
    /// <exception cref="Refusal">99991672, naming the scopes of which one would have been enough.</exception>
    internal static void Check(ApiCall call)
    {
        var wanted = call.Endpoint.Scopes;
        if (wanted.Length == 0 || wanted.Any(call.App.Scopes.Contains)) return;
        var url = $"https://open.feishu.cn/app/{call.App.AppId}/auth?q={string.Join(',', wanted)}&op_from=openapi&token_type=tenant";
        throw new Refusal(99991672,
            $"Access denied. One of the following scopes is required: [{string.Join(", ", wanted)}].应用尚未开通所需的应用身份权限：[{string.Join(", ", wanted)}]，点击链接申请并开通任一权限即可：{url}")
        {
            Details = new()
            {
                ["permission_violations"] = new JsonArray([.. wanted.Select(s => (JsonNode)new JsonObject
                {
                    ["type"] = "action_privilege_required", ["subject"] = s,
                })]),
                ["helps"] = new JsonArray(new JsonObject { ["url"] = url, ["description"] = "请点击链接申请权限" }),
            },
        };
    }
}

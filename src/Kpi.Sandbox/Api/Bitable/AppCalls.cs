using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.Api.Bitable;

/// <summary>The documents themselves (bitable.md §4.1).</summary>
sealed class AppCalls(FeishuWorld world, BaseAccess access, BaseMaking making) : IEndpoints
{
    const string Path = "/open-apis/bitable/v1/apps";

    public IEnumerable<Endpoint> All =>
    [
        Endpoint.Of("POST", Path, Limit.Minute(20), ["base:app:create", "bitable:app"], Create),
        Endpoint.Of("GET", Path + "/{app_token}", Limit.Second(20), ["base:app:read", "bitable:app", "bitable:app:readonly"], call => new() { ["app"] = Meta(access.Base(call)) }),
        Endpoint.Of("PUT", Path + "/{app_token}", Limit.Second(10), ["base:app:update", "bitable:app"], Rename),
        Endpoint.Of("GET", Path + "/{app_token}/dashboards", Limit.Second(20), ["base:dashboard:read", "bitable:app", "bitable:app:readonly"], call =>
        {
            access.Base(call);
            return new() { ["dashboards"] = new JsonArray(), ["has_more"] = false };
        }),
    ];

    JsonObject Create(ApiCall call)
    {
        var name = Json.String(call.Body["name"]) is { Length: > 0 } given ? given : "未命名多维表格";
        if (name.Length > 255) throw new Refusal(1254001, "WrongRequestBody: name is longer than 255", 200);
        if (call.Body["folder_token"] is not null && Json.String(call.Body["folder_token"]) is not "") throw new Refusal(1254702, "drive node not found", 200);
        var made = making.Create(name, Json.String(call.Body["time_zone"]), call.Actor);
        return new()
        {
            ["app"] = new JsonObject
            {
                ["app_token"] = made.AppToken, ["default_table_id"] = made.Tables[0].Id, ["folder_token"] = "", ["name"] = made.Name,
                ["url"] = $"{call.Http.Request.Scheme}://{call.Http.Request.Host}/base/{made.AppToken}", ["time_zone"] = made.TimeZone,
            },
        };
    }

    JsonObject Rename(ApiCall call)
    {
        var inBase = access.Base(call, toWrite: true);
        if (Json.String(call.Body["name"]) is { Length: > 0 and <= 255 } name)
            lock (world.Bases.Gate)
            {
                inBase.Name = name;
                inBase.Revision++;
            }
        world.Tell(new BaseChanged(inBase.AppToken));
        return new() { ["app"] = new JsonObject { ["app_token"] = inBase.AppToken, ["name"] = inBase.Name, ["is_advanced"] = false } };
    }

    static JsonObject Meta(Base inBase) => new()
    {
        ["app_token"] = inBase.AppToken, ["name"] = inBase.Name, ["revision"] = inBase.Revision, ["is_advanced"] = false,
        ["time_zone"] = inBase.TimeZone, ["formula_type"] = 1, ["advance_version"] = "v2",
    };
}

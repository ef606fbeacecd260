using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.Api.Bitable;

/// <summary>Collaborators and change events of a base (bitable.md §8.3, §9.1).</summary>
sealed class DriveCalls(FeishuWorld world) : IEndpoints
{
    const string Files = "/open-apis/drive/v1/files/{file_token}";
    static readonly string[] Subscribe = ["docs:doc", "docs:event:subscribe", "drive:drive", "sheets:spreadsheet"];

    public IEnumerable<Endpoint> All =>
    [
        Endpoint.Of("POST", "/open-apis/drive/v1/permissions/{app_token}/members", Limit.Minute(100), ["bitable:app", "docs:permission.member:create", "drive:drive"], AddMember),
        Endpoint.Of("POST", Files + "/subscribe", Limit.Usual, Subscribe, call => Set(call, true)),
        Endpoint.Of("GET", Files + "/get_subscribe", Limit.Minute(10), Subscribe, call => new() { ["is_subscribe"] = Managed(call).Subscribers.Contains(call.App.AppId) }),
        Endpoint.Of("DELETE", Files + "/delete_subscribe", Limit.Minute(10), Subscribe, call => Set(call, false)),
    ];

    JsonObject AddMember(ApiCall call)
    {
        if (call.Query("type") != "bitable") throw new Refusal(1063001, "Invalid parameter: type");
        var inBase = world.Bases.Find(call.Route("app_token")) ?? throw new Refusal(1063005, "Resource is deleted", 404);
        if (!inBase.ManagedBy(call.Actor)) throw new Refusal(1063002, "Permission denied", 403);
        var (kind, id, perm) = (Json.String(call.Body["member_type"]), Json.String(call.Body["member_id"]), Json.String(call.Body["perm"]));
        var member = kind switch
        {
            "openid" => world.People.ById("open_id", id)?.OpenId,
            "unionid" => world.People.ById("union_id", id)?.OpenId,
            "userid" => world.People.ById("user_id", id)?.OpenId,
            "email" => world.People.ById("email", id)?.OpenId,
            "openchat" => world.Chats.All.FirstOrDefault(c => c.Id == id)?.Id,
            _ => null,
        };
        if (member is null || perm is not ("view" or "edit" or "full_access")) throw new Refusal(1063001, "Invalid parameter");
        lock (world.Bases.Gate) inBase.Collaborators = inBase.Collaborators.SetItem(member, perm);
        world.Tell(new BaseChanged(inBase.AppToken));
        return new()
        {
            ["member"] = new JsonObject { ["member_type"] = kind, ["member_id"] = id, ["perm"] = perm, ["type"] = call.Body["type"]?.DeepClone() ?? "user" },
        };
    }

    // Once or many times, the base is then followed.
    JsonObject? Set(ApiCall call, bool follow)
    {
        var inBase = Managed(call);
        lock (world.Bases.Gate)
            inBase.Subscribers = follow ? inBase.Subscribers.Add(call.App.AppId) : inBase.Subscribers.Remove(call.App.AppId);
        return null;
    }

    Base Managed(ApiCall call)
    {
        if (call.Query("file_type") != "bitable") throw new Refusal(1069602, "param error: file_type");
        var inBase = world.Bases.Find(call.Route("file_token")) ?? throw new Refusal(1069604, "not found", 404);
        return inBase.ManagedBy(call.Actor) ? inBase : throw new Refusal(1069603, "forbidden", 403);
    }
}

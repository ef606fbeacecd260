using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.Api.Bitable;

/// <summary>Views: grids that filter nothing here.</summary>
sealed class ViewCalls(FeishuWorld world, BaseAccess access) : IEndpoints
{
    const string Path = "/open-apis/bitable/v1/apps/{app_token}/tables/{table_id}/views";
    const int Most = 200;

    public IEnumerable<Endpoint> All =>
    [
        Endpoint.Of("GET", Path, Limit.Second(20), ["base:view:read", "bitable:app", "bitable:app:readonly"], List),
        Endpoint.Of("POST", Path, Limit.Second(10), ["base:view:write_only", "bitable:app"], Create),
    ];

    JsonObject List(ApiCall call)
    {
        var (_, table) = access.Table(call);
        var page = Paging.Page(call, table.Views, call.PageSize(100, 20), Shown);
        page["total"] = table.Views.Count;
        return page;
    }

    JsonObject Create(ApiCall call)
    {
        var (inBase, table) = access.Table(call, toWrite: true);
        var name = Json.String(call.Body["view_name"]) ?? "";
        if (name.Length is 0 or > 100 || name.AsSpan().ContainsAny("[]")) throw new Refusal(1254001, "WrongRequestBody: view_name", 200);
        var type = Json.String(call.Body["view_type"]) ?? "grid";
        if (type is not ("grid" or "kanban" or "gallery" or "gantt" or "form")) throw new Refusal(1254012, "NotSupportFieldOrView", 200);
        var view = new View(Ids.View(), name, type);
        lock (world.Bases.Gate)
        {
            if (table.Views.Count >= Most) throw new Refusal(1254101, "ViewExceedLimit", 200);
            table.Views = table.Views.Add(view);
            inBase.Revision++;
        }
        return new() { ["view"] = Shown(view) };
    }

    static JsonNode Shown(View view) => new JsonObject { ["view_id"] = view.Id, ["view_name"] = view.Name, ["view_type"] = view.Type };
}

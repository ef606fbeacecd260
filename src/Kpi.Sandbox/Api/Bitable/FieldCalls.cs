using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.Rules.Cells;
using Kpi.Sandbox.World;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.Api.Bitable;

/// <summary>Columns (bitable.md §4.3).</summary>
sealed class FieldCalls(FeishuWorld world, BaseAccess access, BaseMaking making, FieldChanging changing, ClientTokens once) : IEndpoints
{
    const string Path = "/open-apis/bitable/v1/apps/{app_token}/tables/{table_id}/fields";

    public IEnumerable<Endpoint> All =>
    [
        Endpoint.Of("GET", Path, Limit.Second(20), ["base:field:read", "bitable:app", "bitable:app:readonly"], List),
        Endpoint.Of("POST", Path, Limit.Second(10), ["base:field:create", "bitable:app"], call => once.Do(call, () => Create(call))),
        Endpoint.Of("PUT", Path + "/{field_id}", Limit.Second(10), ["base:field:update", "bitable:app"], Update),
        Endpoint.Of("DELETE", Path + "/{field_id}", Limit.Second(10), ["base:field:delete", "bitable:app"], Delete),
    ];

    JsonObject List(ApiCall call)
    {
        var (_, table) = access.Table(call);
        var page = Paging.Page(call, table.Fields, call.PageSize(100, 20), Shown);
        page["total"] = table.Fields.Count;
        return page;
    }

    JsonObject Create(ApiCall call)
    {
        var (inBase, table) = access.Table(call, toWrite: true);
        return new() { ["field"] = Shown(making.AddField(inBase, table, call.Actor, Named(inBase, FieldMaking.Read(call.Body)))) };
    }

    JsonObject Update(ApiCall call)
    {
        var (inBase, table) = access.Table(call, toWrite: true);
        var old = Known(call, table);
        var next = Named(inBase, FieldMaking.Read(call.Body)) with { Id = old.Id, IsPrimary = old.IsPrimary };
        return new() { ["field"] = Shown(changing.Replace(inBase, table, call.Actor, old, next)) };
    }

    JsonObject Delete(ApiCall call)
    {
        var (inBase, table) = access.Table(call, toWrite: true);
        var field = Known(call, table);
        if (field.IsPrimary) throw new Refusal(1254012, "NotSupportFieldOrView: the primary field cannot be deleted", 200);
        lock (world.Bases.Gate) FieldWriter.Delete(world, inBase, table, call.Actor, field);
        return new() { ["field_id"] = field.Id, ["deleted"] = true };
    }

    static Field Known(ApiCall call, Table table)
    {
        var id = call.Route("field_id");
        if (!id.StartsWith("fld", StringComparison.Ordinal)) throw new Refusal(1254009, "WrongFieldId", 200);
        return table.Field(id) ?? throw new Refusal(1254044, "FieldIdNotFound", 200);
    }

    /// <summary>A link must name a table of this base; its name is answered beside the id.</summary>
    internal static Field Named(Base inBase, Field field)
    {
        if (field.Type != FieldKind.SingleLink) return field;
        var target = inBase.Table((string)field.Property!["table_id"]!) ?? throw new Refusal(1254087, "LinkFieldPropertyError", 200);
        field.Property["table_name"] = target.Name;
        return field;
    }

    static JsonNode Shown(Field field) => new JsonObject
    {
        ["field_id"] = field.Id, ["field_name"] = field.Name, ["type"] = field.Type, ["ui_type"] = field.UiType, ["is_primary"] = field.IsPrimary,
        ["is_hidden"] = false, ["description"] = field.Description, ["property"] = field.Property?.DeepClone(),
    };
}

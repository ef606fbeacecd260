using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.Rules.Cells;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.Api.Bitable;

/// <summary>Tables (bitable.md §4.2).</summary>
sealed class TableCalls(BaseAccess access, BaseMaking making) : IEndpoints
{
    const string Path = "/open-apis/bitable/v1/apps/{app_token}/tables";
    static readonly string[] Create = ["base:table:create", "bitable:app"];

    public IEnumerable<Endpoint> All =>
    [
        Endpoint.Of("GET", Path, Limit.Second(20), ["base:table:read", "bitable:app", "bitable:app:readonly"], List),
        Endpoint.Of("POST", Path, Limit.Second(10), Create, CreateOne),
        Endpoint.Of("POST", Path + "/batch_create", Limit.Second(10), Create, CreateMany),
        Endpoint.Of("PATCH", Path + "/{table_id}", Limit.Second(10), ["base:table:update", "bitable:app"], Rename),
        Endpoint.Of("DELETE", Path + "/{table_id}", Limit.Second(10), ["base:table:delete", "bitable:app"], Delete),
    ];

    JsonObject List(ApiCall call)
    {
        var tables = access.Base(call).Tables;
        var page = Paging.Page(call, tables, call.PageSize(100, 20), t => new JsonObject { ["table_id"] = t.Id, ["revision"] = t.Revision, ["name"] = t.Name });
        page["total"] = tables.Count;
        return page;
    }

    JsonObject CreateOne(ApiCall call)
    {
        var inBase = access.Base(call, toWrite: true);
        if (call.Body["table"] is not JsonObject wanted) throw Body("table");
        var fields = Fields(inBase, wanted["fields"]);
        if (wanted["default_view_name"] is not null && fields.Count == 0) throw Body("default_view_name needs fields");
        var table = making.AddTable(inBase, Json.String(wanted["name"]) ?? throw Body("name"), Json.String(wanted["default_view_name"]) ?? "表格",
            fields.Count > 0 ? fields : [FieldMaking.Of("文本", FieldKind.Text)]);
        var answer = new JsonObject { ["table_id"] = table.Id };
        if (fields.Count == 0) return answer;
        answer["default_view_id"] = table.Views[0].Id;
        answer["field_id_list"] = new JsonArray([.. table.Fields.Select(f => (JsonNode)f.Id)]);
        return answer;
    }

    JsonObject CreateMany(ApiCall call)
    {
        var inBase = access.Base(call, toWrite: true);
        if (call.Body["tables"] is not JsonArray { Count: > 0 } wanted) throw Body("tables");
        var names = wanted.Select(t => Json.String((t as JsonObject)?["name"]) ?? throw Body("name")).ToList();
        if (names.Distinct().Count() != names.Count || names.Any(n => inBase.TableNamed(n) is not null)) throw new Refusal(1254013, "TableNameDuplicated", 200);
        return new()
        {
            ["table_ids"] = new JsonArray([.. names.Select(n => (JsonNode)making.AddTable(inBase, n, "表格", [FieldMaking.Of("文本", FieldKind.Text)]).Id)]),
        };
    }

    JsonObject Rename(ApiCall call)
    {
        var (inBase, table) = access.Table(call, toWrite: true);
        var name = Json.String(call.Body["name"]) ?? throw Body("name");
        making.Rename(inBase, table, name);
        return new() { ["name"] = name };
    }

    JsonObject? Delete(ApiCall call)
    {
        var (inBase, table) = access.Table(call, toWrite: true);
        if (inBase.Tables.Count == 1) throw new Refusal(1254012, "NotSupportFieldOrView: the last table cannot be deleted", 200);
        making.DeleteTable(inBase, table);
        return null;
    }

    static List<Field> Fields(Base inBase, JsonNode? given) => given switch
    {
        null => [],
        JsonArray list => [.. list.Select(f => FieldCalls.Named(inBase, FieldMaking.Read(f as JsonObject ?? throw Body("fields"))))],
        _ => throw Body("fields"),
    };

    static Refusal Body(string what) => new(1254001, $"WrongRequestBody: {what}", 200);
}

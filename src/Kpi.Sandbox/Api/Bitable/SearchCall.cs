using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.Rules.Cells;
using Kpi.Sandbox.World;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.Api.Bitable;

/// <summary><c>records/search</c> (bitable.md §6).</summary>
sealed class SearchCall(FeishuWorld world, BaseAccess access, RecordJson json) : IEndpoints
{
    const int MostNames = 200, MostSorts = 100;

    public IEnumerable<Endpoint> All =>
    [
        Endpoint.Of("POST", RecordCalls.Path + "/search", Limit.Second(20), ["base:record:retrieve", "bitable:app", "bitable:app:readonly"], Search),
    ];

    JsonObject Search(ApiCall call)
    {
        var (inBase, table) = access.Table(call);
        var names = Names(table, call.Body["field_names"]);
        var filter = RowFilter.Read(world, inBase, table, call.Body["filter"], call.IdKind);
        var order = Sorts(table, call.Body["sort"]);
        if (filter is null && order is null && Json.String(call.Body["view_id"]) is { Length: > 0 } view && table.Views.All(v => v.Id != view))
            throw new Refusal(1254042, "ViewIdNotFound", 200);
        IEnumerable<Row> rows = table.Rows();
        if (filter is not null) rows = rows.Where(filter);
        if (order is not null) rows = rows.Order(order);
        var automatic = Json.IsBool(call.Body["automatic_fields"], out var asked) && asked;
        List<Row> found = [.. rows];
        var page = Paging.Page(call, found, call.PageSize(500, 20), row => json.Of(table, row, call.IdKind, automatic, names), 1254001);
        page["total"] = found.Count;
        return page;
    }

    static HashSet<string>? Names(Table table, JsonNode? given)
    {
        if (given is null or JsonArray { Count: 0 }) return null;
        if (given is not JsonArray { Count: <= MostNames } list) throw new Refusal(1254024, "InvalidFieldNames", 200);
        return [.. list.Select(n => Json.String(n) is { } name && table.FieldNamed(name) is not null ? name : throw new Refusal(1254024, $"InvalidFieldNames: {n}", 200))];
    }

    static RowOrder? Sorts(Table table, JsonNode? given)
    {
        if (given is null or JsonArray { Count: 0 }) return null;
        if (given is not JsonArray { Count: <= MostSorts } list) throw new Refusal(1254016, "InvalidSort", 200);
        return new([.. list.Select(s => (
            table.FieldNamed(Json.String((s as JsonObject)?["field_name"]) ?? "") ?? throw new Refusal(1254016, "InvalidSort", 200),
            Json.IsBool((s as JsonObject)?["desc"], out var desc) && desc))]);
    }
}

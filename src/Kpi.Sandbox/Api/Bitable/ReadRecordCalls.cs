using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.Api.Bitable;

/// <summary>Records by id, and the historic list and get with their own shapes.</summary>
sealed class ReadRecordCalls(BaseAccess access, RecordJson json) : IEndpoints
{
    static readonly string[] Historic = ["bitable:app", "bitable:app:readonly"];

    public IEnumerable<Endpoint> All =>
    [
        Endpoint.Of("POST", RecordCalls.Path + "/batch_get", Limit.Second(20), ["base:record:read", .. Historic], BatchGet),
        Endpoint.Of("GET", RecordCalls.Path, Limit.Second(20), Historic, List),
        Endpoint.Of("GET", RecordCalls.Path + "/{record_id}", Limit.Second(20), Historic, Get),
    ];

    // The one call that takes user_id_type in its body, and that answers refusals with a true HTTP status.
    JsonObject BatchGet(ApiCall call)
    {
        try
        {
            var (_, table) = access.Table(call);
            if (call.Body["record_ids"] is not JsonArray { Count: > 0 and <= 100 } ids) throw new Refusal(1254001, "WrongRequestBody: record_ids, 1 to 100");
            var kind = ApiCall.PersonIdKind(Json.String(call.Body["user_id_type"]));
            var automatic = Json.IsBool(call.Body["automatic_fields"], out var asked) && asked;
            var found = ids.Select(id => (Id: RecordCalls.RecordId(Json.String(id)), Row: table.Row(Json.String(id)!))).ToList();
            return new()
            {
                ["records"] = new JsonArray([.. found.Where(f => f.Row is not null).Select(f => (JsonNode)json.Of(table, f.Row!, kind, automatic))]),
                ["forbidden_record_ids"] = new JsonArray(),
                ["absent_record_ids"] = new JsonArray([.. found.Where(f => f.Row is null).Select(f => (JsonNode)f.Id)]),
            };
        }
        catch (Refusal refusal) when (refusal.Status == 200)
        {
            throw new Refusal(refusal.Code, refusal.Message, refusal.Code is >= 1254040 and <= 1254045 ? 404 : 400);
        }
    }

    JsonObject List(ApiCall call)
    {
        var (inBase, table) = access.Table(call);
        if (call.Query("filter") is { Length: > 0 }) throw new Refusal(1254018, "InvalidFilter: use records/search", 200);
        var rows = table.Rows();
        var page = Paging.Page(call, rows, call.PageSize(500, 20), row => Shown(call, inBase, table, row), 1254001);
        page["total"] = rows.Count;
        return page;
    }

    JsonObject Get(ApiCall call)
    {
        var (inBase, table) = access.Table(call);
        var row = table.Row(RecordCalls.RecordId(call.Route("record_id"))) ?? throw new Refusal(1254043, "RecordIdNotFound", 200);
        return new() { ["record"] = Shown(call, inBase, table, row) };
    }

    JsonObject Shown(ApiCall call, Base inBase, Table table, Row row) =>
        json.Legacy(inBase, table, row, call.IdKind, call.Query("automatic_fields") == "true", call.Query("text_field_as_array") == "true");
}

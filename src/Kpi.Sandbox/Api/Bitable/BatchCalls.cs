using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.Api.Bitable;

/// <summary>Many records at once: all or nothing (bitable.md §7).</summary>
sealed class BatchCalls(BaseAccess access, TableWriter writer, WriteSlot slot, ClientTokens once, Unconfirmed unconfirmed) : IEndpoints
{
    const int MostDeleted = 500;

    public IEnumerable<Endpoint> All =>
    [
        new("POST", RecordCalls.Path + "/batch_create", Limit.Second(50), ["base:record:create", "bitable:app"], call => once.DoAsync(call, () => CreateAsync(call))),
        new("POST", RecordCalls.Path + "/batch_update", Limit.Second(50), ["base:record:update", "bitable:app"], UpdateAsync),
        new("POST", RecordCalls.Path + "/batch_delete", Limit.Second(50), ["base:record:delete", "bitable:app"], DeleteAsync),
    ];

    async Task<JsonObject> CreateAsync(ApiCall call)
    {
        var (inBase, table) = access.Table(call, toWrite: true);
        List<JsonObject> rows = [.. Records(call, unconfirmed.RowsOfBatch).Select(RecordCalls.Fields)];
        var made = await slot.WriteAsync(table, () => writer.Create(inBase, table, call.Actor, rows, call.IdKind), call.Ct);
        return new() { ["records"] = new JsonArray([.. made.Zip(rows, (row, sent) => (JsonNode)RecordCalls.Echo(row.Id, sent))]) };
    }

    async Task<JsonObject?> UpdateAsync(ApiCall call)
    {
        var (inBase, table) = access.Table(call, toWrite: true);
        List<(string Id, JsonObject Fields)> edits =
            [.. Records(call, unconfirmed.RowsOfBatch).Select(r => (RecordCalls.RecordId(Json.String((r as JsonObject)?["record_id"])), RecordCalls.Fields(r)))];
        await slot.WriteAsync(table, () => writer.Update(inBase, table, call.Actor, edits, call.IdKind), call.Ct);
        return new() { ["records"] = new JsonArray([.. edits.Select(e => (JsonNode)RecordCalls.Echo(e.Id, e.Fields))]) };
    }

    async Task<JsonObject?> DeleteAsync(ApiCall call)
    {
        var (inBase, table) = access.Table(call, toWrite: true);
        List<string> ids = [.. Records(call, MostDeleted).Select(r => RecordCalls.RecordId(Json.String(r)))];
        await slot.WriteAsync(table, () => { writer.Delete(inBase, table, call.Actor, ids); return ids; }, call.Ct);
        return new() { ["records"] = new JsonArray([.. ids.Select(id => (JsonNode)new JsonObject { ["record_id"] = id, ["deleted"] = true })]) };
    }

    static JsonArray Records(ApiCall call, int most)
    {
        if (call.Body["records"] is not JsonArray { Count: > 0 } records) throw new Refusal(1254001, "WrongRequestBody: records", 200);
        return records.Count <= most ? records : throw new Refusal(1254104, "RecordAddOnceExceedLimit", 200);
    }
}

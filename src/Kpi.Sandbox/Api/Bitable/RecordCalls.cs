using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.Api.Bitable;

/// <summary>Single records (bitable.md §7). Answers repeat what was sent, with the id under two names.</summary>
sealed class RecordCalls(BaseAccess access, TableWriter writer, WriteSlot slot, ClientTokens once) : IEndpoints
{
    internal const string Path = "/open-apis/bitable/v1/apps/{app_token}/tables/{table_id}/records";

    public IEnumerable<Endpoint> All =>
    [
        new("POST", Path, Limit.Second(50), ["base:record:create", "bitable:app"], call => once.DoAsync(call, () => CreateAsync(call))),
        new("PUT", Path + "/{record_id}", Limit.Second(50), ["base:record:update", "bitable:app"], UpdateAsync),
        new("DELETE", Path + "/{record_id}", Limit.Second(50), ["base:record:delete", "bitable:app"], DeleteAsync),
    ];

    async Task<JsonObject> CreateAsync(ApiCall call)
    {
        var (inBase, table) = access.Table(call, toWrite: true);
        var fields = Fields(call.Body);
        var made = await slot.WriteAsync(table, () => writer.Create(inBase, table, call.Actor, [fields], call.IdKind), call.Ct);
        return new() { ["record"] = Echo(made[0].Id, fields) };
    }

    async Task<JsonObject?> UpdateAsync(ApiCall call)
    {
        var (inBase, table) = access.Table(call, toWrite: true);
        var (id, fields) = (RecordId(call.Route("record_id")), Fields(call.Body));
        await slot.WriteAsync(table, () => writer.Update(inBase, table, call.Actor, [(id, fields)], call.IdKind), call.Ct);
        return new() { ["record"] = Echo(id, fields) };
    }

    async Task<JsonObject?> DeleteAsync(ApiCall call)
    {
        var (inBase, table) = access.Table(call, toWrite: true);
        var id = RecordId(call.Route("record_id"));
        await slot.WriteAsync(table, () => { writer.Delete(inBase, table, call.Actor, [id]); return id; }, call.Ct);
        return new() { ["record_id"] = id, ["deleted"] = true };
    }

    /// <exception cref="Refusal">1254001: no <c>fields</c> object.</exception>
    internal static JsonObject Fields(JsonNode? holder) =>
        (holder as JsonObject)?["fields"] as JsonObject ?? throw new Refusal(1254001, "WrongRequestBody: fields", 200);

    /// <exception cref="Refusal">1254006: no record id at all.</exception>
    internal static string RecordId(string? id) =>
        id?.StartsWith("rec", StringComparison.Ordinal) == true ? id : throw new Refusal(1254006, "WrongRecordId", 200);

    internal static JsonObject Echo(string id, JsonObject fields)
    {
        var sent = new JsonObject();
        foreach (var (name, value) in fields)
            if (value is not null) sent[name] = value.DeepClone();
        return new() { ["fields"] = sent, ["record_id"] = id, ["id"] = id };
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Kpi.Bot.State;

namespace Kpi.Bot.Outbox;

/// <summary>Writes that were decided and that the base does not have yet; whoever reads the base anew shows them over it.</summary>
public sealed class WaitingWrites(IStateDb db)
{
    /// <summary>In the order in which they were decided.</summary>
    public async Task<IReadOnlyList<BaseWrite>> ReadAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var rows = await connection.ListAsync<OutboxRow>(
            $"SELECT {OutboxRow.Columns} FROM outbox WHERE kind = 'write' AND state IN ('waiting', 'parked') ORDER BY seq", null, ct);
        return [.. rows.Select(r => new BaseWrite(r.Base!, r.Table!, r.RowKey!, JsonSerializer.Deserialize<Dictionary<string, JsonNode?>>(r.Payload)!))];
    }
}

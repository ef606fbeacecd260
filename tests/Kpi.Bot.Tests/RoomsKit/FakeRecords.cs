using System.Text.Json.Nodes;
using Kpi.Bot.Base;
using Kpi.Bot.Outbox;
using Kpi.Feishu;
using Kpi.Feishu.Base;

namespace Kpi.Bot.Tests.RoomsKit;

/// <summary>One table in memory; records added under one client token are one record.</summary>
sealed class FakeRecords : IBaseRecords, IBaseRows
{
    readonly Dictionary<Guid, string> byToken = [];

    public Dictionary<string, Dictionary<string, string?>> Rows { get; } = [];

    /// <summary>What the picture in memory knows of records by key.</summary>
    public Dictionary<string, string> Known { get; } = [];

    public List<string> Log { get; } = [];

    public Task<IReadOnlyList<string>> AddAsync(
        string appToken, string tableId, IReadOnlyList<IReadOnlyDictionary<string, JsonNode?>> rows, Guid? key, CancellationToken ct)
    {
        if (!byToken.TryGetValue(key!.Value, out var id))
            Rows[id = byToken[key.Value] = $"rec{Rows.Count + 1}"] = Text(rows[0]);
        Log.Add($"add {id}");
        return Task.FromResult<IReadOnlyList<string>>([id]);
    }

    public Task ChangeAsync(string appToken, string tableId, IReadOnlyList<RecordChange> changes, CancellationToken ct)
    {
        var change = changes[0];
        if (!Rows.TryGetValue(change.RecordId, out var row))
            throw new FeishuException("batch_update", 1254043, "gone", null, FailureKind.Gone);
        foreach (var (field, value) in Text(change.Fields))
            row[field] = value;
        Log.Add($"change {change.RecordId}");
        return Task.CompletedTask;
    }

    public RowAddress? Find(BaseWrite write) => new("app", "tbl", Known.GetValueOrDefault(write.Key));

    public void Written(BaseWrite write, string recordId) => Log.Add($"written {write.Key}");

    public void Abandoned(BaseWrite write) => Log.Add($"abandoned {write.Key}");

    public IAsyncEnumerable<BaseRecord> ReadAsync(string appToken, string tableId, RecordQuery query, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<BaseRecord>> GetAsync(string appToken, string tableId, IReadOnlyCollection<string> ids, CancellationToken ct) => throw new NotSupportedException();

    public Task DeleteAsync(string appToken, string tableId, IReadOnlyList<string> ids, CancellationToken ct) => throw new NotSupportedException();

    static Dictionary<string, string?> Text(IReadOnlyDictionary<string, JsonNode?> fields) => fields.ToDictionary(f => f.Key, f => f.Value?.ToString());
}

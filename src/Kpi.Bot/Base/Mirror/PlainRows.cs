using Kpi.Feishu.Base;

namespace Kpi.Bot.Base;

/// <summary>Rows of a small table as their cells. Of rows with the same key the one that came first counts.</summary>
sealed class PlainRows(TableSpec spec, TimeZoneInfo zone) : IRowStore
{
    readonly Dictionary<string, (long Order, string? Key, IReadOnlyDictionary<string, Cell> Cells)> rows = new(StringComparer.Ordinal);
    readonly Dictionary<string, SortedSet<(long Order, string Record)>> byKey = new(StringComparer.Ordinal);
    long order;

    public int Count => rows.Count;

    /// <summary>All rows in the order in which they came.</summary>
    public IEnumerable<BaseRecord> All => rows.OrderBy(r => r.Value.Order).Select(r => new BaseRecord(r.Key, r.Value.Cells));

    public bool TryGet(string record, out IReadOnlyDictionary<string, Cell> cells)
    {
        var found = rows.TryGetValue(record, out var row);
        cells = row.Cells;
        return found;
    }

    public void Set(string record, IReadOnlyDictionary<string, Cell> cells)
    {
        var place = rows.TryGetValue(record, out var old) ? old.Order : order++;
        Remove(record);
        var key = spec.KeyOf(cells, zone);
        rows[record] = (place, key, cells);
        if (key is null)
            return;
        if (!byKey.TryGetValue(key, out var same))
            byKey[key] = same = [];
        same.Add((place, record));
    }

    public void Remove(string record)
    {
        if (!rows.Remove(record, out var row) || row.Key is null || !byKey.TryGetValue(row.Key, out var same))
            return;
        same.Remove((row.Order, record));
        if (same.Count == 0)
            byKey.Remove(row.Key);
    }

    public void Clear()
    {
        rows.Clear();
        byKey.Clear();
    }

    public string? FindByKey(string key) => byKey.TryGetValue(key, out var same) ? same.Min.Record : null;
}

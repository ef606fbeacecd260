using Kpi.Feishu.Base;

namespace Kpi.Bot.Base;

/// <summary>The rows of one table in memory, by record id and by business key.</summary>
interface IRowStore
{
    int Count { get; }

    bool TryGet(string record, out IReadOnlyDictionary<string, Cell> cells);

    void Set(string record, IReadOnlyDictionary<string, Cell> cells);

    void Remove(string record);

    void Clear();

    /// <summary>The record that counts for a key, or null; where a key stands twice, the one that counts in the snapshot.</summary>
    string? FindByKey(string key);
}

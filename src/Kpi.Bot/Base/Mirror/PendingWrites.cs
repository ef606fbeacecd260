using Kpi.Bot.Outbox;
using Kpi.Feishu.Base;

namespace Kpi.Bot.Base;

/// <summary>Writes that were decided and that the base may not have yet: laid over its rows so that everybody sees them at once.</summary>
sealed class PendingWrites
{
    sealed record Pending(BaseWrite Write, Dictionary<string, Cell> All, Dictionary<string, Cell> Left);

    readonly List<Pending> waiting = [];

    public IEnumerable<string> KeysIn(string table) => waiting.Where(p => p.Write.Table == table).Select(p => p.Write.Key).Distinct();

    public void Add(BaseWrite write)
    {
        var cells = write.Fields.ToDictionary(f => f.Key, f => CellSame.Of(f.Value), StringComparer.Ordinal);
        waiting.Add(new(write, cells, new(cells, StringComparer.Ordinal)));
    }

    /// <summary>The cells of a row with what is still on its way laid over them.</summary>
    public IReadOnlyDictionary<string, Cell> Over(string table, string key, IReadOnlyDictionary<string, Cell> cells)
    {
        Dictionary<string, Cell>? laid = null;
        foreach (var write in waiting.Where(p => p.Write.Table == table && p.Write.Key == key))
            foreach (var (field, value) in write.Left)
                (laid ??= new(cells, StringComparer.Ordinal))[field] = value;
        return laid ?? cells;
    }

    /// <summary>The base shows these values: where they are what was waited for, the wait is over and the next edit wins.</summary>
    public void Seen(TableMirror table, string key, IEnumerable<string> fields, IReadOnlyDictionary<string, Cell> cells)
    {
        foreach (var write in waiting.Where(p => p.Write.Table == table.Spec.Name && p.Write.Key == key))
            foreach (var field in fields)
                if (write.Left.TryGetValue(field, out var value) && CellSame.Same(value, cells.GetValueOrDefault(field), table.TypeOf(field)))
                    write.Left.Remove(field);
    }

    /// <summary>Ends the wait for a write, and says which of its values no event has shown yet.</summary>
    public IReadOnlyDictionary<string, Cell> Take(BaseWrite write, TableMirror table)
    {
        var values = write.Fields.ToDictionary(f => f.Key, f => CellSame.Of(f.Value), StringComparer.Ordinal);
        var found = waiting.FirstOrDefault(p => p.Write.Table == write.Table && p.Write.Key == write.Key && p.All.Count == values.Count
            && p.All.All(f => values.TryGetValue(f.Key, out var value) && CellSame.Same(f.Value, value, table.TypeOf(f.Key))));
        if (found is null)
            return values;
        waiting.Remove(found);
        return found.Left;
    }
}

using System.Collections.Immutable;

namespace Kpi.Sandbox.World.Bases;

/// <summary>One table; rows are replaced, never changed in place, so that a snapshot stays true.</summary>
public sealed class Table(string id, string name)
{
    readonly Lock gate = new();
    readonly Dictionary<string, Row> byId = [];
    readonly List<string> order = [];
    Row[]? snapshot;
    int writing;
    long lastNumber;

    public string Id { get; } = id;
    public string Name { get; internal set; } = name;
    public long Revision { get; internal set; } = 1;
    public DateTimeOffset Created { get; init; }
    public ImmutableList<Field> Fields { get; internal set; } = [];
    public ImmutableList<View> Views { get; internal set; } = [];

    public Field? Field(string id) => Fields.Find(f => f.Id == id);
    public Field? FieldNamed(string name) => Fields.Find(f => f.Name == name);

    public int Count { get { lock (gate) return order.Count; } }
    public Row? Row(string id) { lock (gate) return byId.GetValueOrDefault(id); }

    /// <summary>All rows in the order they were added, as they stood at the call.</summary>
    public IReadOnlyList<Row> Rows() { lock (gate) return snapshot ??= [.. order.Select(id => byId[id])]; }

    /// <summary>Takes the table's single write slot; false while another write holds it (1254291).</summary>
    internal bool TryBeginWrite() => Interlocked.CompareExchange(ref writing, 1, 0) == 0;
    internal void EndWrite() => Volatile.Write(ref writing, 0);

    internal long NextNumber() => Interlocked.Increment(ref lastNumber);

    internal void Put(Row row)
    {
        lock (gate)
        {
            if (!byId.ContainsKey(row.Id)) order.Add(row.Id);
            byId[row.Id] = row;
            snapshot = null;
        }
    }

    internal void Remove(IReadOnlySet<string> ids)
    {
        lock (gate)
        {
            order.RemoveAll(ids.Contains);
            foreach (var id in ids) byId.Remove(id);
            snapshot = null;
        }
    }
}

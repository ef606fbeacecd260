using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.Rules.Cells;

namespace Kpi.Sandbox.World.Bases;

/// <summary>Changes rows: all of a call or nothing, one revision a call, told as one change.</summary>
public sealed class TableWriter(FeishuWorld world)
{
    /// <summary>What the error text calls 20,000 rows; the true limit differs by tenant (UNCONFIRMED, bitable.md §3).</summary>
    public int MostRows { get; set; } = Unconfirmed.RowsOfTable;

    /// <param name="rows">Cells by field name, in the write shape.</param>
    /// <exception cref="Refusal">1254045 unknown field, 1254103 table full, or a value that does not fit; nothing was written.</exception>
    public IReadOnlyList<Row> Create(Base inBase, Table table, Actor by, IReadOnlyList<JsonObject> rows, string idKind = "open_id")
    {
        lock (world.Bases.Gate)
        {
            if (table.Count + rows.Count > MostRows) throw new Refusal(1254103, "RecordExceedLimit", 200);
            var writing = new CellWriting(world, inBase, idKind);
            var cells = rows.Select(fields => Cells(table, writing, fields)).ToList();
            var now = world.Clock.GetUtcNow();
            AddOptions(inBase, table, by, writing);
            Row[] added = [.. cells.Select(c => new Row(Ids.Record(), table.NextNumber(), Filled(table, c, now), by, now))];
            foreach (var row in added) table.Put(row);
            Done(inBase, table, by, [.. added.Select(r => new RowChange(r.Id, "record_added", Empty, r.Cells))]);
            return added;
        }
    }

    /// <summary>Absent keys stay as they are, null empties a cell.</summary>
    /// <exception cref="Refusal">1254043 no such record, and those of <see cref="Create"/>.</exception>
    public IReadOnlyList<Row> Update(
        Base inBase, Table table, Actor by, IReadOnlyList<(string RecordId, JsonObject Fields)> edits, string idKind = "open_id")
    {
        lock (world.Bases.Gate)
        {
            var writing = new CellWriting(world, inBase, idKind);
            var taken = edits.Select(e => (
                Row: table.Row(e.RecordId) ?? throw new Refusal(1254043, "RecordIdNotFound", 200),
                Cells: Cells(table, writing, e.Fields))).ToList();
            AddOptions(inBase, table, by, writing);
            var now = world.Clock.GetUtcNow();
            var changes = new List<RowChange>();
            foreach (var (old, cells) in taken)
            {
                // Read again: one batch may name a record twice, and the later edit builds on the earlier.
                var row = table.Row(old.Id)!;
                var next = cells.Aggregate(row.Cells, (kept, cell) => cell.Value is null ? kept.Remove(cell.Key) : kept.SetItem(cell.Key, cell.Value));
                var different = cells.Keys.Where(id => !JsonNode.DeepEquals(row.Cells.GetValueOrDefault(id), next.GetValueOrDefault(id))).ToHashSet();
                if (different.Count == 0) continue;
                table.Put(row with { Cells = next, Modified = now, ModifiedBy = by });
                changes.Add(new(row.Id, "record_edited", Only(row.Cells, different), Only(next, different)));
            }
            if (changes.Count > 0) Done(inBase, table, by, changes);
            return [.. taken.Select(t => table.Row(t.Row.Id)!)];
        }
    }

    /// <exception cref="Refusal">1254043: one of them does not exist; nothing was deleted.</exception>
    public void Delete(Base inBase, Table table, Actor by, IReadOnlyList<string> recordIds)
    {
        lock (world.Bases.Gate)
        {
            Row[] rows = [.. recordIds.Distinct().Select(id => table.Row(id) ?? throw new Refusal(1254043, "RecordIdNotFound", 200))];
            table.Remove(rows.Select(r => r.Id).ToHashSet());
            Done(inBase, table, by, [.. rows.Select(r => new RowChange(r.Id, "record_deleted", r.Cells, Empty))]);
        }
    }

    static readonly ImmutableDictionary<string, JsonNode> Empty = ImmutableDictionary<string, JsonNode>.Empty;

    static ImmutableDictionary<string, JsonNode> Only(ImmutableDictionary<string, JsonNode> cells, HashSet<string> ids) =>
        cells.Where(c => ids.Contains(c.Key)).ToImmutableDictionary();

    static Dictionary<string, JsonNode?> Cells(Table table, CellWriting writing, JsonObject fields) => fields
        .Select(f => (Field: table.FieldNamed(f.Key) ?? throw new Refusal(1254045, $"FieldNameNotFound, field_name: {f.Key}", 200), f.Value))
        .ToDictionary(f => f.Field.Id, f => writing.Take(f.Field, f.Value));

    static ImmutableDictionary<string, JsonNode> Filled(Table table, Dictionary<string, JsonNode?> cells, DateTimeOffset now)
    {
        foreach (var field in table.Fields)
            if (field.Type == FieldKind.Date && field.Property?["auto_fill"] is JsonValue auto && auto.GetValue<bool>())
                cells.TryAdd(field.Id, JsonValue.Create(now.ToUnixTimeMilliseconds()));
        return cells.Where(c => c.Value is not null).ToImmutableDictionary(c => c.Key, c => c.Value!);
    }

    void AddOptions(Base inBase, Table table, Actor by, CellWriting writing)
    {
        foreach (var (fieldId, names) in writing.NewOptions)
            FieldWriter.AddOptions(world, inBase, table, by, table.Field(fieldId)!, names);
    }

    void Done(Base inBase, Table table, Actor by, IReadOnlyList<RowChange> changes)
    {
        inBase.Revision++;
        table.Revision++;
        world.Tell(new RowsChanged(inBase.AppToken, table.Id, table.Revision, by, changes));
    }
}

using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.World;

/// <summary>Editing tables by hand. People type at the same time as the app writes: their edits take no write slot.</summary>
public sealed partial class PersonActions
{
    /// <param name="value">In the write shape of bitable.md §5; null empties the cell.</param>
    /// <exception cref="Refusal">The value does not fit the field.</exception>
    public Task EditCellAsync(string person, string appToken, string tableId, string recordId, string fieldId, JsonNode? value, CancellationToken ct)
    {
        var (me, inBase, table) = Open(person, appToken, tableId, ct);
        var field = table.Field(fieldId) ?? table.FieldNamed(fieldId) ?? throw new ArgumentException($"没有这一列：{fieldId}", nameof(fieldId));
        rows.Update(inBase, table, me, [(recordId, new JsonObject { [field.Name] = value?.DeepClone() })]);
        return Task.CompletedTask;
    }

    /// <param name="values">By field id or name.</param>
    public Task<Row> AddRecordAsync(
        string person, string appToken, string tableId, IReadOnlyDictionary<string, JsonNode?> values, CancellationToken ct)
    {
        var (me, inBase, table) = Open(person, appToken, tableId, ct);
        var fields = new JsonObject();
        foreach (var (key, value) in values) fields[table.Field(key)?.Name ?? key] = value?.DeepClone();
        return Task.FromResult(rows.Create(inBase, table, me, [fields])[0]);
    }

    public Task DeleteRecordAsync(string person, string appToken, string tableId, string recordId, CancellationToken ct)
    {
        var (me, inBase, table) = Open(person, appToken, tableId, ct);
        rows.Delete(inBase, table, me, [recordId]);
        return Task.CompletedTask;
    }

    /// <summary>Renames a column, which breaks whoever writes by its old name.</summary>
    public Task RenameFieldAsync(string person, string appToken, string tableId, string fieldId, string name, CancellationToken ct)
    {
        var (me, inBase, table) = Open(person, appToken, tableId, ct);
        lock (world.Bases.Gate)
        {
            var field = table.Field(fieldId) ?? table.FieldNamed(fieldId) ?? throw new ArgumentException($"没有这一列：{fieldId}", nameof(fieldId));
            if (table.FieldNamed(name) is not null) throw new Refusal(1254014, "FieldNameDuplicated", 200);
            FieldWriter.Replace(world, inBase, table, me, field, field with { Name = name });
        }
        return Task.CompletedTask;
    }

    // Who may edit: in this tenant everybody who knows the link. 多维表格的「组织内获得链接的人可编辑」.
    (Actor Me, World.Bases.Base InBase, Table Table) Open(string person, string appToken, string tableId, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var me = world.People.Require(person);
        var inBase = world.Bases.Require(appToken);
        var table = inBase.Table(tableId) ?? inBase.TableNamed(tableId) ?? throw new ArgumentException($"没有这张表：{tableId}", nameof(tableId));
        return (Actor.Of(me), inBase, table);
    }
}

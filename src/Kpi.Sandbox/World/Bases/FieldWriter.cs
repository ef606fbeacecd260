using System.Text.Json.Nodes;

namespace Kpi.Sandbox.World.Bases;

/// <summary>Changes a table's columns; the caller holds the bases' gate.</summary>
static class FieldWriter
{
    internal static void Add(FeishuWorld world, Base inBase, Table table, Actor by, Field field) =>
        Set(world, inBase, table, by, new("field_added", field.Id, null, field), table.Fields.Add(field));

    internal static void Replace(FeishuWorld world, Base inBase, Table table, Actor by, Field old, Field next) =>
        Set(world, inBase, table, by, new("field_edited", old.Id, old, next), table.Fields.Replace(old, next));

    internal static void Delete(FeishuWorld world, Base inBase, Table table, Actor by, Field field)
    {
        foreach (var row in table.Rows())
            if (row.Cells.ContainsKey(field.Id)) table.Put(row with { Cells = row.Cells.Remove(field.Id) });
        Set(world, inBase, table, by, new("field_deleted", field.Id, field, null), table.Fields.Remove(field));
    }

    internal static void AddOptions(FeishuWorld world, Base inBase, Table table, Actor by, Field field, IEnumerable<string> names)
    {
        var property = (JsonObject?)field.Property?.DeepClone() ?? [];
        if (property["options"] is not JsonArray options) property["options"] = options = [];
        foreach (var name in names)
            options.Add(new JsonObject { ["id"] = Ids.Option(), ["name"] = name, ["color"] = options.Count % 55 });
        Replace(world, inBase, table, by, field, field with { Property = property });
    }

    static void Set(FeishuWorld world, Base inBase, Table table, Actor by, FieldChange change, System.Collections.Immutable.ImmutableList<Field> fields)
    {
        table.Fields = fields;
        inBase.Revision++;
        table.Revision++;
        world.Tell(new FieldsChanged(inBase.AppToken, table.Id, table.Revision, by, [change]));
    }
}

using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.Rules.Cells;

namespace Kpi.Sandbox.World.Bases;

/// <summary>Replaces a field's definition as a whole: options that are not listed are gone, options with the same id keep their cells.</summary>
public sealed class FieldChanging(FeishuWorld world)
{
    /// <exception cref="Refusal">1254014 name taken, 1254012 type cannot be primary.</exception>
    public Field Replace(Base inBase, Table table, Actor by, Field old, Field next)
    {
        if (next.IsPrimary && !FieldKind.MayBePrimary(next.Type)) throw new Refusal(1254012, "NotSupportFieldOrView", 200);
        lock (world.Bases.Gate)
        {
            if (table.FieldNamed(next.Name) is { } other && other.Id != old.Id) throw new Refusal(1254014, "FieldNameDuplicated", 200);
            var names = Renamed(old, next);
            foreach (var row in table.Rows())
                if (row.Cells.TryGetValue(old.Id, out var cell) && !JsonNode.DeepEquals(cell, Carried(inBase, next, names, cell)))
                    table.Put(row with
                    {
                        Cells = Carried(inBase, next, names, cell) is { } kept ? row.Cells.SetItem(old.Id, kept) : row.Cells.Remove(old.Id),
                    });
            FieldWriter.Replace(world, inBase, table, by, old, next);
            return next;
        }
    }

    // Old option name → new one, by id; a name that is missing here was removed.
    static Dictionary<string, string> Renamed(Field old, Field next)
    {
        var byId = Options(next).ToDictionary(o => (string)o["id"]!, o => (string)o["name"]!);
        return Options(old).Where(o => byId.ContainsKey((string)o["id"]!)).ToDictionary(o => (string)o["name"]!, o => byId[(string)o["id"]!]);
    }

    static IEnumerable<JsonObject> Options(Field field) => (field.Property?["options"] as JsonArray)?.OfType<JsonObject>() ?? [];

    JsonNode? Carried(Base inBase, Field next, Dictionary<string, string> names, JsonNode cell)
    {
        if (next.Type is FieldKind.SingleSelect && Json.IsString(cell, out var one)) return names.GetValueOrDefault(one);
        if (next.Type is FieldKind.MultiSelect && cell is JsonArray several)
            return several.Select(v => names.GetValueOrDefault((string)v!)).OfType<string>().ToList() is { Count: > 0 } kept ? new JsonArray([.. kept]) : null;
        // Another type: what the new one would not take is lost, as in the client.
        try { return new CellWriting(world, inBase, "open_id").Take(next, cell); }
        catch (Refusal) { return null; }
    }
}

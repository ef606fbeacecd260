using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules.Cells;
using Kpi.Sandbox.World;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.Api.Bitable;

/// <summary>A record as search and batch_get answer it; empty cells are left out.</summary>
sealed class RecordJson(FeishuWorld world)
{
    internal JsonObject Of(Table table, Row row, string idKind, bool automatic, IReadOnlySet<string>? names = null)
    {
        var fields = new JsonObject();
        foreach (var field in table.Fields)
            if ((names is null || names.Contains(field.Name)) && RowCells.Of(row, field) is { } cell)
                fields[field.Name] = CellReading.Shown(world, field, cell, idKind);
        var shown = new JsonObject { ["record_id"] = row.Id, ["fields"] = fields };
        if (automatic) AddAutomatic(shown, row, idKind);
        return shown;
    }

    internal JsonObject Legacy(Base inBase, Table table, Row row, string idKind, bool automatic, bool textAsArray)
    {
        var fields = new JsonObject();
        foreach (var field in table.Fields)
            if (RowCells.Of(row, field) is { } cell) fields[field.Name] = CellReading.Legacy(world, inBase, field, cell, textAsArray, idKind);
        var shown = new JsonObject { ["record_id"] = row.Id, ["id"] = row.Id, ["fields"] = fields };
        if (automatic) AddAutomatic(shown, row, idKind);
        return shown;
    }

    void AddAutomatic(JsonObject shown, Row row, string idKind)
    {
        shown["created_by"] = CellReading.Person(world, row.CreatedBy.Id, idKind);
        shown["created_time"] = row.Created.ToUnixTimeMilliseconds();
        shown["last_modified_by"] = CellReading.Person(world, row.ModifiedBy.Id, idKind);
        shown["last_modified_time"] = row.Modified.ToUnixTimeMilliseconds();
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.Rules.Cells;

/// <summary>A row's cells, those included that the platform fills by itself.</summary>
public static class RowCells
{
    /// <summary>The kept value, in the write shape; null for an empty cell.</summary>
    public static JsonNode? Of(Row row, Field field) => field.Type switch
    {
        FieldKind.CreatedTime => row.Created.ToUnixTimeMilliseconds(),
        FieldKind.ModifiedTime => row.Modified.ToUnixTimeMilliseconds(),
        FieldKind.CreatedUser => new JsonArray(new JsonObject { ["id"] = row.CreatedBy.Id }),
        FieldKind.ModifiedUser => new JsonArray(new JsonObject { ["id"] = row.ModifiedBy.Id }),
        FieldKind.AutoNumber => row.Number.ToString(CultureInfo.InvariantCulture),
        _ => row.Cells.GetValueOrDefault(field.Id),
    };
}

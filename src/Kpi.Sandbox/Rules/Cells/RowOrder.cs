using System.Text.Json.Nodes;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.Rules.Cells;

/// <summary>Sorts rows by fields, empty cells first, selects by the order of their options; equal rows keep the table's order.</summary>
sealed class RowOrder(IReadOnlyList<(Field Field, bool Descending)> by) : IComparer<Row>
{
    public int Compare(Row? x, Row? y)
    {
        foreach (var (field, descending) in by)
        {
            var order = Compare(field, RowCells.Of(x!, field), RowCells.Of(y!, field));
            if (order != 0) return descending ? -order : order;
        }
        return x!.Number.CompareTo(y!.Number);
    }

    static int Compare(Field field, JsonNode? a, JsonNode? b)
    {
        if (a is null || b is null) return (a is null ? 0 : 1) - (b is null ? 0 : 1);
        if (Json.IsNumber(a, out var left) && Json.IsNumber(b, out var right)) return left.CompareTo(right);
        if (field.Type == FieldKind.SingleSelect) return Place(field, a).CompareTo(Place(field, b));
        return string.CompareOrdinal(a is JsonValue ? a.ToString() : Json.Text(a), b is JsonValue ? b.ToString() : Json.Text(b));
    }

    static int Place(Field field, JsonNode name) => field.OptionNames.ToList().IndexOf((string)name!);
}

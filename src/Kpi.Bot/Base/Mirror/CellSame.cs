using System.Text.Json;
using System.Text.Json.Nodes;
using Kpi.Feishu.Base;

namespace Kpi.Bot.Base;

/// <summary>Whether two cells say the same, whichever of Feishu's shapes each came in.</summary>
static class CellSame
{
    public static bool Same(Cell one, Cell other, FieldType type)
    {
        // An untouched checkbox is left out, an unticked one is false.
        if (type == FieldType.Checkbox)
            return (one.TryFlag(out var a) && a) == (other.TryFlag(out var b) && b);
        if (one.IsEmpty || other.IsEmpty)
            return one.IsEmpty && other.IsEmpty;
        return type switch
        {
            FieldType.Number => one.TryNumber(out var a) && other.TryNumber(out var b) && a == b,
            FieldType.Date => one.TryMoment(out var a) && other.TryMoment(out var b) && a == b,
            FieldType.Person => one.TryPeople(out var a) && other.TryPeople(out var b) && a.Select(p => p.Id).SequenceEqual(b.Select(p => p.Id)),
            _ => one.TryText(out var a) && other.TryText(out var b) && a == b,
        };
    }

    /// <summary>A value in writing shape as a cell that can be read back.</summary>
    public static Cell Of(JsonNode? value) => new(value is null ? default : JsonSerializer.SerializeToElement(value));
}

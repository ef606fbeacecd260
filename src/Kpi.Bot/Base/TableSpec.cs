using System.Globalization;
using Kpi.Domain.Periods;
using Kpi.Feishu.Base;

namespace Kpi.Bot.Base;

/// <summary>How a key field's value is written into a row's key.</summary>
public enum KeyPart
{
    /// <summary>As it stands, trimmed.</summary>
    Text,
    /// <summary><c>2026-07</c>, also where a person wrote <c>2026-7</c>.</summary>
    Period,
    /// <summary><c>2</c>, not <c>2.0</c>.</summary>
    Number,
    /// <summary><c>2026-07-13</c>.</summary>
    Day,
}

/// <summary>A table of the base: its Chinese name, its fields in order (the first is Feishu's index column) and its business key.</summary>
public sealed record TableSpec(string Name, IReadOnlyList<NewField> Fields, IReadOnlyList<(string Field, KeyPart Part)> Key)
{
    /// <summary>The business key of a row, parts joined by <c>|</c>; null where a part is empty or unreadable.</summary>
    /// <param name="zone">The base's time zone: it decides which day a date is.</param>
    public string? KeyOf(IReadOnlyDictionary<string, Cell> cells, TimeZoneInfo zone)
    {
        var parts = new string[Key.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!cells.TryGetValue(Key[i].Field, out var cell) || PartOf(cell, Key[i].Part, zone) is not { Length: > 0 } part)
                return null;
            parts[i] = part;
        }
        return RowKeys.Join(parts);
    }

    static string? PartOf(Cell cell, KeyPart part, TimeZoneInfo zone) => part switch
    {
        KeyPart.Number => cell.TryNumber(out var number) ? number.ToString("0.############", CultureInfo.InvariantCulture) : null,
        KeyPart.Day => cell.TryMoment(out var moment) ? RowKeys.Day(BaseDays.DayOf(moment, zone)) : null,
        KeyPart.Period => !cell.TryText(out var text) ? null : Period.TryParse(text, out var period) ? period.ToString() : text.Trim(),
        _ => cell.TryText(out var plain) ? plain.Trim() : null,
    };
}

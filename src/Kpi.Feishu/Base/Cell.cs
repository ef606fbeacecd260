using System.Globalization;
using System.Text.Json;

namespace Kpi.Feishu.Base;

/// <summary>A person in a cell.</summary>
public sealed record CellPerson(OpenId Id, string? Name);

/// <summary>
/// The value of a cell as Feishu sent it, in any of its shapes (search, batch_get, echo of a write, change event).
/// </summary>
/// <remarks>A <c>Try…</c> is false where the cell holds something else; an empty cell is <see cref="IsEmpty"/>.</remarks>
public readonly struct Cell(JsonElement raw)
{
    public JsonElement Raw { get; } = raw;

    public bool IsEmpty => Raw.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
        || Raw.ValueKind == JsonValueKind.Array && Raw.GetArrayLength() == 0
        || Raw.ValueKind == JsonValueKind.String && Raw.GetString()!.Length == 0;

    /// <summary>Text, a select's option, or text segments joined.</summary>
    public bool TryText(out string text)
    {
        text = "";
        switch (Raw.ValueKind)
        {
            case JsonValueKind.String:
                text = Raw.GetString()!;
                return true;
            case JsonValueKind.Object when Raw.TryGetProperty("text", out var inner) && inner.ValueKind == JsonValueKind.String:
                text = inner.GetString()!;
                return true;
            case JsonValueKind.Array:
                foreach (var segment in Raw.EnumerateArray())
                {
                    if (!new Cell(segment).TryText(out var part))
                        return false;
                    text += part;
                }
                return true;
            default:
                return false;
        }
    }

    /// <summary>A number; text that is not a JSON number is refused, as a table that people edit must tell.</summary>
    public bool TryNumber(out decimal number)
    {
        number = 0;
        return Raw.ValueKind == JsonValueKind.Number && Raw.TryGetDecimal(out number)
            || Raw.ValueKind == JsonValueKind.String
                && decimal.TryParse(Raw.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>A date field: unix milliseconds.</summary>
    public bool TryMoment(out DateTimeOffset moment)
    {
        moment = default;
        if (Raw.ValueKind != JsonValueKind.Number || !Raw.TryGetInt64(out var ms) || Math.Abs(ms) > 32_503_680_000_000)
            return false;
        moment = DateTimeOffset.FromUnixTimeMilliseconds(ms);
        return true;
    }

    /// <summary>A checkbox; an untouched one is empty.</summary>
    public bool TryFlag(out bool flag)
    {
        flag = Raw.ValueKind == JsonValueKind.True;
        return Raw.ValueKind is JsonValueKind.True or JsonValueKind.False;
    }

    public bool TryPeople(out IReadOnlyList<CellPerson> people)
    {
        people = [];
        var list = Raw.ValueKind == JsonValueKind.Object && Raw.TryGetProperty("users", out var users) ? users : Raw;
        if (list.ValueKind != JsonValueKind.Array)
            return false;
        var found = new List<CellPerson>();
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.String)
                return false;
            found.Add(new(new OpenId(id.GetString()!), item.TryGetProperty("name", out var name) ? name.GetString() : null));
        }
        people = found;
        return true;
    }
}

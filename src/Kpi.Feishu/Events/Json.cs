using System.Globalization;
using System.Text.Json;

namespace Kpi.Feishu.Events;

/// <summary>Reads what Feishu sends, where a member may be missing, null, or a number in a string.</summary>
static class Json
{
    /// <summary>The member at the end of a path of names; null where one is missing or null.</summary>
    public static JsonElement? At(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }
        return element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : element;
    }

    /// <summary>Text or number as text; null where missing or empty.</summary>
    public static string? Text(this JsonElement element, params ReadOnlySpan<string> path) => element.At(path) is { } value
        && value.ValueKind is JsonValueKind.String or JsonValueKind.Number && value.ToString() is { Length: > 0 } text ? text : null;

    /// <exception cref="JsonException">It is missing, which Feishu's pages exclude.</exception>
    public static string Must(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.Text(path) ?? throw new JsonException($"{string.Join('.', path.ToArray())} is missing");

    public static IEnumerable<JsonElement> Items(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    public static OpenId? Person(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.Text(path) is { } id ? new OpenId(id) : null;

    /// <summary>A unix time in seconds, milliseconds (events) or microseconds (card callbacks): the length tells.</summary>
    public static DateTimeOffset? Moment(this JsonElement element, params ReadOnlySpan<string> path) => element.Text(path) switch
    {
        { Length: > 9 and < 20 } digits when long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) =>
            digits.Length switch
            {
                >= 16 => DateTimeOffset.UnixEpoch.AddTicks(number * TimeSpan.TicksPerMicrosecond),
                >= 13 => DateTimeOffset.FromUnixTimeMilliseconds(number),
                _ => DateTimeOffset.FromUnixTimeSeconds(number),
            },
        _ => null,
    };
}

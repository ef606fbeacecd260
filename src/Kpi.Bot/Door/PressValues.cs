using System.Text.Json;

namespace Kpi.Bot.Door;

/// <summary>A press's values as text.</summary>
static class PressValues
{
    /// <summary>The members of a button's value; anything but an object has none.</summary>
    public static IReadOnlyDictionary<string, string> Of(JsonElement value) => value.ValueKind == JsonValueKind.Object
        ? value.EnumerateObject().ToDictionary(p => p.Name, p => Text(p.Value)) : new Dictionary<string, string>();

    /// <summary>A form's fields; empty ones are left out, several choices are joined by a comma.</summary>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyDictionary<string, JsonElement> form) =>
        form.Select(f => KeyValuePair.Create(f.Key, Text(f.Value))).Where(f => f.Value.Length > 0).ToDictionary();

    static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => string.Join(',', value.EnumerateArray().Select(Text)),
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.GetRawText(),
    };
}

using System.Globalization;
using System.Text.Json;

namespace Kpi.Sandbox.Page.Cards;

/// <summary>Reads a card's JSON as a client does: what is absent or of another type has no value.</summary>
public static class CardJson
{
    public static JsonElement? At(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    public static string? Str(this JsonElement json, string name) => json.At(name) switch
    {
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
        _ => null,
    };

    public static bool Bool(this JsonElement json, string name, bool otherwise = false) => json.At(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => otherwise,
    };

    public static int Whole(this JsonElement json, string name, int otherwise) =>
        json.At(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number
        : int.TryParse(json.Str(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out number) ? number : otherwise;

    public static IReadOnlyList<JsonElement> List(this JsonElement json, string name) =>
        json.At(name) is { ValueKind: JsonValueKind.Array } value ? [.. value.EnumerateArray()] : [];

    /// <summary>The words of a text object (<c>{"tag":"plain_text","content":…}</c>) for a Chinese reader.</summary>
    public static string Words(this JsonElement text) =>
        text.At("i18n_content")?.Str("zh_cn") ?? text.Str("content") ?? "";

    public static string Words(this JsonElement json, string name) => json.At(name)?.Words() ?? "";

    public static string Tag(this JsonElement json) => json.Str("tag") ?? "";
}

using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kpi.Sandbox.Rules;

/// <summary>JSON as the platform writes it: compact, Chinese unescaped.</summary>
public static class Json
{
    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(JsonNode? node) => node?.ToJsonString(Plain) ?? "null";

    /// <summary>Parses an object; null where the text is no JSON object. Keys given twice are no JSON here either.</summary>
    public static JsonObject? Object(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        try
        {
            var parsed = JsonNode.Parse(text) as JsonObject;
            if (parsed is not null) Settle(parsed);
            return parsed;
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            return null;
        }
    }

    public static bool IsString(JsonNode? node, [NotNullWhen(true)] out string? text)
    {
        text = node is JsonValue && node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;
        return text is not null;
    }

    public static bool IsNumber(JsonNode? node, out double number)
    {
        number = 0;
        return node is JsonValue && node.GetValueKind() == JsonValueKind.Number
            && double.TryParse(node.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture, out number);
    }

    public static bool IsInteger(JsonNode? node, out long number)
    {
        number = 0;
        return IsNumber(node, out var real) && real == Math.Truncate(real) && Math.Abs(real) < 9e15 && (number = (long)real) == real;
    }

    public static bool IsBool(JsonNode? node, out bool value)
    {
        value = node?.GetValueKind() == JsonValueKind.True;
        return node?.GetValueKind() is JsonValueKind.True or JsonValueKind.False;
    }

    public static string? String(JsonNode? node) => IsString(node, out var text) ? text : null;

    // Walking once turns the lazy parse into plain objects, which threads may then read side by side.
    static void Settle(JsonNode? node)
    {
        if (node is JsonObject members)
            foreach (var (_, value) in members) Settle(value);
        else if (node is JsonArray items)
            foreach (var item in items) Settle(item);
    }
}

using System.Text.Json.Nodes;

namespace Kpi.Sandbox.Api.Messages;

/// <summary>The simplified rendering that reading a card answers by default (messages.md §6): a title and lines of text and buttons.</summary>
static class SimpleCard
{
    internal static JsonObject Of(JsonObject card)
    {
        var lines = new JsonArray();
        Add(card["body"]?["elements"], lines);
        return new() { ["title"] = (string?)card["header"]?["title"]?["content"] ?? "", ["elements"] = lines };
    }

    static void Add(JsonNode? elements, JsonArray lines)
    {
        foreach (var element in (elements as JsonArray)?.OfType<JsonObject>() ?? [])
        {
            if (Line(element) is { } line) lines.Add(new JsonArray(line));
            Add(element["elements"], lines);
            Add(element["columns"], lines);
        }
    }

    static JsonObject? Line(JsonObject element) => (string?)element["tag"] switch
    {
        "markdown" => new() { ["tag"] = "text", ["text"] = element["content"]?.DeepClone() },
        "div" => new() { ["tag"] = "text", ["text"] = element["text"]?["content"]?.DeepClone() },
        "button" => new() { ["tag"] = "button", ["text"] = element["text"]?["content"]?.DeepClone(), ["type"] = element["type"]?.DeepClone() ?? "default" },
        "hr" => new() { ["tag"] = "hr" },
        _ => null,
    };
}

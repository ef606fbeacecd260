using System.Text.Json.Nodes;

namespace Kpi.Sandbox.World;

/// <summary>A part of a card that can be pressed, chosen or filled in.</summary>
/// <param name="Pointer">JSON pointer from the card's root, such as <c>/body/elements/2/columns/0/elements/1</c>.</param>
/// <param name="Form">Name of the form it stands in; null outside.</param>
public sealed record CardPart(string Pointer, string Tag, JsonObject Json, string? Form)
{
    public string? Name => (string?)Json["name"];
    public string? ElementId => (string?)Json["element_id"];
    public bool Disabled => Json["disabled"]?.GetValue<bool>() ?? false;
    public bool Required => Json["required"]?.GetValue<bool>() ?? false;

    /// <summary>Words on a button, or the hint of an empty field.</summary>
    public string? Label => (string?)Json["text"]?["content"] ?? (string?)Json["placeholder"]?["content"];

    /// <summary>The value of its callback behaviour; null where it has none (or only a legacy <c>value</c>, which counts too).</summary>
    public JsonNode? CallbackValue =>
        Behaviors.FirstOrDefault(b => (string?)b["type"] == "callback") is { } callback ? callback["value"] ?? new JsonObject() : Json["value"];

    public string? Url =>
        Behaviors.FirstOrDefault(b => (string?)b["type"] == "open_url") is { } open ? (string?)open["default_url"] ?? (string?)open["pc_url"] : null;

    IEnumerable<JsonObject> Behaviors => (Json["behaviors"] as JsonArray)?.OfType<JsonObject>() ?? [];

    static readonly HashSet<string> Interactive =
    [
        "button", "input", "select_static", "multi_select_static", "select_person", "multi_select_person", "date_picker", "picker_time",
        "picker_datetime", "overflow", "checker", "select_img", "interactive_container", "form",
    ];

    /// <summary>All of them, in reading order.</summary>
    public static IReadOnlyList<CardPart> Of(JsonObject card)
    {
        var found = new List<CardPart>();
        Walk(card["body"]?["elements"], "/body/elements", null, found);
        return found;
    }

    /// <summary>By pointer, element id, name, or the words on it; among equals the first.</summary>
    public static CardPart? Find(JsonObject card, string target)
    {
        var parts = Of(card);
        return parts.FirstOrDefault(p => p.Pointer == target) ?? parts.FirstOrDefault(p => p.ElementId == target)
            ?? parts.FirstOrDefault(p => p.Name == target) ?? parts.FirstOrDefault(p => p.Label == target);
    }

    static void Walk(JsonNode? elements, string pointer, string? form, List<CardPart> found)
    {
        if (elements is not JsonArray items) return;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is not JsonObject item) continue;
            var (tag, here) = ((string?)item["tag"] ?? "", $"{pointer}/{i}");
            if (Interactive.Contains(tag)) found.Add(new(here, tag, item, form));
            var inside = tag == "form" ? (string?)item["name"] : form;
            Walk(item["elements"], here + "/elements", inside, found);
            Walk(item["columns"], here + "/columns", inside, found);
            Walk(item["button_area"]?["buttons"], here + "/button_area/buttons", inside, found);
        }
    }
}

using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kpi.Sandbox.Page.Cards;

/// <summary>The layout properties of card JSON 2.0 (cards.md §2.2, §3.1) as inline CSS; a value outside its form is left out.</summary>
public static partial class CardLayout
{
    /// <summary>Direction, spacing and alignment of a container's own children.</summary>
    public static string Flow(JsonElement json, string vertical = "8px", string? padding = null)
    {
        var row = json.Str("direction") == "horizontal";
        var across = Align(json.Str("horizontal_align"), "left", "right");
        var along = Align(json.Str("vertical_align"), "top", "bottom");
        return $"display:flex;flex-direction:{(row ? "row;flex-wrap:wrap" : "column")};"
            + $"row-gap:{Spacing(json.Str("vertical_spacing"), vertical)};column-gap:{Spacing(json.Str("horizontal_spacing"), "8px")};"
            + (row ? $"justify-content:{across ?? "flex-start"};align-items:{along ?? "flex-start"};"
                : $"{(across is null ? "" : $"align-items:{across};")}justify-content:{along ?? "flex-start"};")
            // Buttons keep their own width where the container does not place its children.
            + $"--button-self:{(row || across is not null ? "auto" : "flex-start")};"
            + Box(json, padding);
    }

    public static string Box(JsonElement json, string? padding = null) =>
        Edge("margin", json.Str("margin")) + Edge("padding", json.Str("padding") ?? padding);

    public static string Edge(string property, string? value) =>
        value is not null && Edges().IsMatch(value.Trim()) ? $"{property}:{value.Trim().Replace(" 0 ", " 0px ", StringComparison.Ordinal)};" : "";

    public static string Spacing(string? value, string otherwise) => value switch
    {
        "small" => "4px",
        "medium" => "8px",
        "large" => "12px",
        "extra_large" => "16px",
        { } px when Pixels().IsMatch(px) => px,
        _ => otherwise,
    };

    public static string Length(string property, string? value) => value is not null && Pixels().IsMatch(value) ? $"{property}:{value};max-width:100%;" : "";

    public static string Width(JsonElement json) => json.Str("width") switch
    {
        "fill" => "width:100%;",
        var px => Length("width", px),
    };

    /// <summary>Pixels of a text size name; <paramref name="named"/> are the card's own from <c>config.style.text_size</c>.</summary>
    public static string TextSize(string? size, IReadOnlyDictionary<string, string> named)
    {
        if (size is not null && named.TryGetValue(size, out var meant)) size = meant;
        var px = size switch
        {
            "heading-0" or "xxxx-large" => 30,
            "heading-1" or "xxx-large" => 24,
            "heading-2" or "xx-large" => 20,
            "heading-3" or "x-large" => 18,
            "heading-4" or "heading" or "large" => 16,
            "notation" or "small" => 12,
            "x-small" => 10,
            _ => 14,
        };
        var weight = size?.StartsWith("heading", StringComparison.Ordinal) == true ? "font-weight:600;" : "";
        return $"font-size:{px}px;line-height:{(px >= 30 ? px + 8 : px + 8 - (px <= 12 ? 2 : 0))}px;{weight}";
    }

    public static string TextAlign(string? align) => align is "left" or "center" or "right" ? $"text-align:{align};" : "";

    static string? Align(string? value, string start, string end) =>
        value == start ? "flex-start" : value == end ? "flex-end" : value == "center" ? "center" : null;

    [GeneratedRegex(@"^-?\d{1,3}(px)?( -?\d{1,3}(px)?){0,3}$")]
    private static partial Regex Edges();

    [GeneratedRegex(@"^\d{1,3}px$")]
    private static partial Regex Pixels();
}

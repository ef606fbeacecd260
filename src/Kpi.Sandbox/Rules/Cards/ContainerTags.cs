using System.Text.Json.Nodes;

namespace Kpi.Sandbox.Rules.Cards;

/// <summary>Columns, folding panels, pressable containers (cards.md §6).</summary>
static class ContainerTags
{
    static readonly Check Action = new Shape(("multi_url", Parts.MultiUrl)).Require("multi_url");

    static readonly Shape Column = new Shape([.. Parts.Common("column"), .. Looks.Layout, ("width", Is.Size(16, 600, false, "auto", "weighted")), ("weight", Is.Int(1, 5)),
        ("background_style", Looks.Color), ("elements", Inside("column")), ("action", Action)]);

    static readonly Shape PanelHeader = new Shape(("title", Texts.PlainOrMarkdown), ("background_color", Looks.Color), ("width", Is.OneOf("fill", "auto", "auto_when_fold")),
        ("vertical_align", Looks.Vertical), ("padding", PanelPadding), ("position", Is.OneOf("top", "bottom")), ("icon", Parts.Icon),
        ("icon_position", Is.OneOf("left", "right", "follow_text")), ("icon_expanded_angle", Angle)).Require("title");

    static readonly Shape Border = new(("color", Looks.Color), ("corner_radius", Is.Size(0, 999)));

    internal static readonly Dictionary<string, Shape> All = new()
    {
        ["column_set"] = new Shape([.. Parts.Common("column_set"), ("flex_mode", Is.OneOf("none", "stretch", "flow", "bisect", "trisect")), ("horizontal_spacing", Looks.Spacing),
            ("horizontal_align", Looks.Horizontal), ("background_style", Looks.Color), ("columns", Columns), ("action", Action)]).Require("columns"),
        ["column"] = Column,
        ["collapsible_panel"] = new Shape([.. Parts.Common("collapsible_panel"), .. Looks.Layout, ("expanded", Is.Bool), ("header", PanelHeader), ("border", Border),
            ("background_color", Looks.Color), ("elements", Inside("collapsible_panel"))]).Require("header", "elements"),
        ["interactive_container"] = new Shape([.. Parts.Common("interactive_container"), .. Looks.Layout, ("behaviors", Parts.Behaviors), ("width", Is.Size(16, 999, false, "fill", "auto")),
            ("height", Is.Size(10, 999, false, "auto")), ("background_style", Looks.ColorOr("default", "laser")), ("has_border", Is.Bool), ("border_color", Looks.Color),
            ("corner_radius", Is.Size(0, 999)), ("disabled", Is.Bool), ("disabled_tips", Texts.Plain), ("hover_tips", Texts.Plain), ("confirm", Parts.Confirm),
            ("elements", Inside("interactive_container"))]).Require("behaviors", "elements"),
    };

    internal static Check Inside(string container) => (v, at) => Elements.All(v, at.Inside(container));

    static void Columns(JsonNode? value, Spot at) => Is.List((v, here) =>
    {
        if (Json.String((v as JsonObject)?["tag"]) != "column") throw here.Wrong("only column is allowed in columns", v);
        here.Card.CountElement(here);
        Column.Check(v, here);
    }, least: 1)(value, at);

    // The two-value form is refused here and only here.
    static void PanelPadding(JsonNode? value, Spot at)
    {
        Looks.Padding(value, at);
        if (((string)value!).Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 2) throw at.Wrong("invalid panel header padding", value);
    }

    static void Angle(JsonNode? value, Spot at)
    {
        if (!Json.IsInteger(value, out var angle) || angle is not (-180 or -90 or 90 or 180)) throw at.Wrong("-180, -90, 90 or 180 is expected", value);
    }
}

using System.Text.Json.Nodes;

namespace Kpi.Sandbox.Rules.Cards;

/// <summary>Selects of options, people and images (cards.md §7).</summary>
static class ChoiceTags
{
    static readonly Check Strings = Is.List(Is.String);
    static readonly Shape ImageOption = new Shape(("img_key", Parts.ImageKey), ("value", Is.String), ("disabled", Is.Bool), ("disabled_tips", Texts.Plain), ("hover_tips", Texts.Plain)).Require("img_key", "value");
    static readonly Check Type = Is.OneOf("default", "text");

    internal static readonly Dictionary<string, Shape> All = new()
    {
        ["select_static"] = new Shape([.. Parts.Interactive("select_static"), ("type", Type), ("options", Parts.Options), ("initial_option", Is.String), ("initial_index", Is.Int(0, 1000)),
            ("placeholder", Texts.Placeholder), ("value", Is.Object)]).Require("options").Also((select, at) => Among(select["initial_option"], select, at)),
        ["multi_select_static"] = new Shape([.. Parts.Interactive("multi_select_static"), ("type", Type), ("options", Parts.Options), ("selected_values", Strings),
            ("placeholder", Texts.Placeholder), ("value", Is.Object)]).Require("options").Also(SelectedAmong),
        ["select_person"] = new Shape([.. Parts.Interactive("select_person"), ("type", Type), ("options", Parts.PersonOptions), ("initial_option", Parts.Person),
            ("placeholder", Texts.Placeholder), ("value", Is.Object)]),
        ["multi_select_person"] = new Shape([.. Parts.Interactive("multi_select_person"), ("type", Type), ("options", Parts.PersonOptions), ("selected_values", Is.List(Parts.Person)),
            ("placeholder", Texts.Placeholder), ("value", Is.Object)]),
        ["select_img"] = new Shape([.. Parts.Interactive("select_img"), ("options", Is.List(ImageOption, 1)), ("multi_select", Is.Bool), ("layout", Is.OneOf("stretch", "bisect", "trisect")),
            ("aspect_ratio", Is.String), ("selected_values", Strings), ("style", Is.String), ("can_preview", Is.Bool)]).Require("options"),
    };

    static void SelectedAmong(JsonObject select, Spot at)
    {
        foreach (var value in select["selected_values"] as JsonArray ?? []) Among(value, select, at);
    }

    static void Among(JsonNode? value, JsonObject select, Spot at)
    {
        if (Json.String(value) is { Length: > 0 } chosen && select["options"]!.AsArray().All(o => Json.String(o!["value"]) != chosen))
            throw at.Wrong("the initial option is none of the options", value);
    }
}

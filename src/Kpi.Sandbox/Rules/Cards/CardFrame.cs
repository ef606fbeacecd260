using System.Text.Json.Nodes;

namespace Kpi.Sandbox.Rules.Cards;

/// <summary>The card around its elements: config, link, header, body (cards.md §2).</summary>
static class CardFrame
{
    static readonly Shape Summary = new(("content", Is.String), ("i18n_content", Is.Localized));
    static readonly Shape NamedSize = new(("default", Looks.TextSize), ("pc", Looks.TextSize), ("mobile", Looks.TextSize));
    static readonly Shape NamedColor = new(("light_mode", Looks.Color), ("dark_mode", Looks.Color));
    static readonly Shape Style = new(("text_size", Named(NamedSize)), ("color", Named(NamedColor)));

    // Only shared cards exist in 2.0.
    static readonly Check OnlyTrue = (v, at) => { if (!Json.IsBool(v, out var shared) || !shared) throw at.Wrong("update_multi can only be true", v); };

    static readonly Shape Config = new(("update_multi", OnlyTrue), ("enable_forward", Is.Bool), ("enable_forward_interaction", Is.Bool),
        ("width_mode", Is.OneOf("default", "compact", "fill")), ("summary", Summary), ("locales", Is.List(Is.String)), ("style", Style),
        ("use_custom_translation", Is.Bool), ("streaming_mode", Is.Bool), ("streaming_config", Is.Object));

    static readonly Shape TextTag = new Shape(("tag", Is.Tag("text_tag")), ("text", Texts.Plain), ("color", Is.OneOf(Looks.TagColors)), ("element_id", Is.ElementId))
        .Require("tag", "text").Also((_, at) => at.Card.CountElement(at));

    static readonly Check TextTags = Is.List(TextTag, 0, 3);

    static readonly Shape Header = new Shape(("title", Texts.PlainOrLark), ("subtitle", Texts.PlainOrLark), ("text_tag_list", TextTags),
        ("i18n_text_tag_list", Named(TextTags)), ("template", Is.OneOf(Looks.HeaderColors)), ("icon", Parts.Icon), ("padding", Looks.Padding)).Require("title");

    static readonly Shape Body = new Shape([.. Looks.Layout, ("elements", Elements.All)]).Require("elements");

    static readonly Shape Link = new(("url", Is.String), ("pc_url", Is.String), ("ios_url", Is.String), ("android_url", Is.String));

    internal static readonly Shape Root = new Shape(("schema", Is.OneOf("2.0")), ("config", Config), ("card_link", Link), ("header", Header), ("body", Body)).Require("schema");

    /// <summary>Names that texts and colours of this card may use.</summary>
    internal static void Learn(JsonObject card, CardCheck check)
    {
        var style = (card["config"] as JsonObject)?["style"] as JsonObject;
        check.TextSizes.UnionWith((style?["text_size"] as JsonObject)?.Select(s => s.Key) ?? []);
        check.Colors.UnionWith((style?["color"] as JsonObject)?.Select(s => s.Key) ?? []);
    }

    static Check Named(Check each) => (v, at) =>
    {
        if (v is not JsonObject map) throw at.Wrong("an object is expected", v);
        foreach (var (name, value) in map) each(value, at.Into(name));
    };
}

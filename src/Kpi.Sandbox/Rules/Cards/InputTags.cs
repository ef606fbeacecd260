namespace Kpi.Sandbox.Rules.Cards;

/// <summary>Typing and ticking (cards.md §7).</summary>
static class InputTags
{
    static readonly Shape CheckedStyle = new(("show_strikethrough", Is.Bool), ("opacity", Is.Anything));
    static readonly Shape ButtonArea = new(("pc_display_rule", Is.OneOf("always", "on_hover")), ("buttons", Is.List(Elements.One, 0, 3)));

    internal static readonly Dictionary<string, Shape> All = new()
    {
        ["input"] = new Shape([.. Parts.Interactive("input"), ("input_type", Is.OneOf("text", "multiline_text", "password")), ("rows", Is.Int(1, 1000)), ("auto_resize", Is.Bool),
            ("max_rows", Is.Int(1, 1000)), ("max_length", Is.Int(1, 1000)), ("placeholder", Texts.Placeholder), ("default_value", Is.String), ("i18n_default_value", Is.Localized),
            ("label", Texts.Plain), ("label_position", Is.OneOf("top", "left")), ("show_icon", Is.Bool), ("value", Is.Object)]),
        ["checker"] = new Shape([.. Parts.Interactive("checker"), ("checked", Is.Bool), ("text", Texts.PlainOrLark), ("overall_checkable", Is.Bool), ("button_area", ButtonArea),
            ("checked_style", CheckedStyle), ("padding", Looks.Padding), ("hover_tips", Texts.Plain)]),
    };
}

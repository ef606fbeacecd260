namespace Kpi.Sandbox.Rules.Cards;

/// <summary>Buttons and folded button groups (cards.md §7).</summary>
static class ButtonTags
{
    static readonly Shape OverflowOption = new Shape(("text", Texts.Placeholder), ("value", Is.String), ("multi_url", Parts.MultiUrl)).Require("text");

    internal static readonly Dictionary<string, Shape> All = new()
    {
        ["button"] = new Shape([.. Parts.Interactive("button"), ("text", Texts.PlainOrLark),
            ("type", Is.OneOf("default", "primary", "danger", "text", "primary_text", "danger_text", "primary_filled", "danger_filled", "laser")),
            ("size", Is.OneOf("tiny", "small", "medium", "large")), ("icon", Parts.Icon), ("hover_tips", Texts.Plain),
            ("form_action_type", Is.OneOf("submit", "reset")), ("action_type", Is.OneOf("form_submit", "form_reset"))])
            .Also((button, at) =>
            {
                if (button["text"] is null && button["icon"] is null) throw at.Wrong("text or icon is required");
                if (at.Form is null && (button["form_action_type"] ?? button["action_type"]) is { } action) throw at.Wrong("form_action_type is only allowed in a form", action);
            }),
        ["overflow"] = new Shape([.. Parts.Interactive("overflow"), ("options", Is.List(OverflowOption, 1)), ("value", Is.Object)]).Require("options"),
    };
}

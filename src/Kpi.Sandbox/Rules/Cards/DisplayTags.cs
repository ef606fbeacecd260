namespace Kpi.Sandbox.Rules.Cards;

/// <summary>Text, lines, images, people (cards.md §3, §4.1).</summary>
static class DisplayTags
{
    static readonly Shape Field = new Shape(("is_short", Is.Bool), ("text", Texts.PlainOrLark)).Require("text");

    internal static readonly Dictionary<string, Shape> All = new()
    {
        ["markdown"] = new Shape([.. Parts.Common("markdown"), ("content", Texts.Markdown), ("i18n_content", Is.Localized), ("text_size", Looks.TextSize),
            ("text_align", Looks.TextAlign), ("icon", Parts.Icon)]).Require("content"),
        ["div"] = new Shape([.. Parts.Common("div"), ("text", Texts.PlainOrLark), ("icon", Parts.Icon), ("width", Is.Size(16, 999, false, "fill", "auto")),
            ("fields", Is.List(Field))])
            .Also((div, at) => { if (div["text"] is null && div["fields"] is null) throw at.Wrong("text is required"); }),
        ["hr"] = new Shape(Parts.Common("hr")),
        ["img"] = new Shape([.. Parts.Common("img"), ("img_key", Parts.ImageKey), ("i18n_img_key", Is.Localized), ("alt", Texts.Plain), ("title", Texts.Plain),
            ("corner_radius", Is.String), ("scale_type", Is.OneOf("crop_center", "crop_top", "fit_horizontal")), ("size", Is.String),
            ("transparent", Is.Bool), ("preview", Is.Bool)]).Require("img_key", "alt"),
        ["person"] = new Shape([.. Parts.Common("person"), ("user_id", Parts.Person), ("size", Is.OneOf("extra_small", "small", "medium", "large")),
            ("show_avatar", Is.Bool), ("show_name", Is.Bool), ("style", Is.OneOf("normal", "capsule"))]).Require("user_id"),
        ["person_list"] = new Shape([.. Parts.Common("person_list"), ("persons", Is.List(new Shape(("id", Is.String)).Require("id"))), ("lines", Is.Int(1, 1000)),
            ("show_name", Is.Bool), ("show_avatar", Is.Bool), ("size", Is.OneOf("extra_small", "small", "medium", "large")),
            ("drop_invalid_user_id", Is.Bool), ("icon", Parts.Icon)]).Require("persons")
            .Also((list, at) =>
            {
                if (Json.IsBool(list["drop_invalid_user_id"], out var drop) && drop) return;
                foreach (var person in list["persons"]!.AsArray()) at.Card.RequirePerson((string)person!["id"]!, at.Into("persons"));
            }),
    };
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Kpi.Sandbox.Rules.Cards;

/// <summary>Texts with a tag, and the people named in their markdown.</summary>
static partial class Texts
{
    static readonly Shape Any = new Shape(
        ("tag", Is.OneOf("plain_text", "lark_md", "markdown")), ("content", Is.String), ("i18n_content", Is.Localized), ("text_size", Looks.TextSize),
        ("text_color", Looks.Color), ("text_align", Looks.TextAlign), ("lines", Is.Int(1, 1000)), ("element_id", Is.ElementId))
        .Require("tag").Also((text, at) =>
        {
            if (text["content"] is null && text["i18n_content"] is null) throw at.Wrong("content is required");
            if (Json.String(text["tag"]) != "plain_text") People(text["content"], at);
        });

    internal static readonly Check Plain = Of("plain_text");
    internal static readonly Check PlainOrLark = Of("plain_text", "lark_md");
    internal static readonly Check PlainOrMarkdown = Of("plain_text", "markdown");

    /// <summary>Hints in empty fields: at most 100 characters.</summary>
    internal static readonly Check Placeholder = (v, at) =>
    {
        Plain(v, at);
        if (Json.String(v!["content"])?.Length > 100) throw at.Wrong("placeholder is longer than 100", v);
    };

    internal static readonly Check Markdown = (v, at) =>
    {
        Is.String(v, at);
        People(v, at);
    };

    static Check Of(params string[] tags) => (v, at) =>
    {
        if (v is not JsonObject text) throw at.Wrong("a text object is expected", v);
        if (Json.String(text["tag"]) is not { } tag || !tags.Contains(tag)) throw at.Wrong($"tag {string.Join('/', tags)} is expected", text["tag"]);
        at.Card.CountElement(at);
        Any.Check(text, at);
    };

    /// <summary>Everybody in an at tag must exist (100290). Entities such as <c>&amp;#60;</c> are no tag.</summary>
    static void People(JsonNode? content, Spot at)
    {
        if (Json.String(content) is not { } text) return;
        foreach (Match match in AtTag().Matches(text))
            foreach (var id in match.Groups["ids"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (id == "all") continue;
                if (match.Groups["kind"].Value != "email") at.Card.RequirePerson(id, at);
                else if (!at.Card.IsKnownMail(id)) throw at.Fail(100290, "There is an invalid user resource(at/person) in your card", id);
            }
    }

    [GeneratedRegex("""<at\s+(?<kind>id|ids|user_id|email)\s*=\s*["']?(?<ids>[^"'>\s]+)["']?\s*/?>""")]
    private static partial Regex AtTag();
}

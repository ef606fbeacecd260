using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Kpi.Sandbox.Rules.Cards;

/// <summary>What many elements share: icons, behaviours, confirmation, options.</summary>
static partial class Parts
{
    static readonly Shape StandardIcon = new Shape(
        ("tag", Is.Tag("standard_icon")), ("token", Is.Matches(TokenPattern(), "an icon's token")), ("color", Looks.Color), ("size", IconSize)).Require("token");

    static readonly Shape CustomIcon = new Shape(("tag", Is.Tag("custom_icon")), ("img_key", ImageKey), ("size", IconSize)).Require("img_key");

    internal static readonly Check Icon = (v, at) =>
    {
        at.Card.CountElement(at);
        (Json.String((v as JsonObject)?["tag"]) == "custom_icon" ? CustomIcon : StandardIcon).Check(v, at);
    };

    /// <summary>Only images the app uploaded may stand in a card; this world takes no uploads.</summary>
    internal static void ImageKey(JsonNode? v, Spot at) => throw at.Fail(200570, "card contains invalid image keys", v);

    static void IconSize(JsonNode? v, Spot at) => Is.Matches(SizePattern(), "a size such as 16px 16px")(v, at);

    static readonly Shape Callback = new Shape(("type", Is.Anything), ("value", Is.Object)).Require("value");

    static readonly Shape OpenUrl = new Shape(
        ("type", Is.Anything), ("default_url", Is.String), ("pc_url", Is.String), ("ios_url", Is.String), ("android_url", Is.String))
        .Also((open, at) => { if (open.All(p => p.Key == "type")) throw at.Wrong("default_url is required"); });

    /// <summary>Values are objects: official SDKs drop strings, and the user then sees 200671.</summary>
    internal static readonly Check Behaviors = Is.List((v, at) =>
    {
        var shape = Json.String((v as JsonObject)?["type"]) switch { "callback" => Callback, "open_url" => OpenUrl, _ => throw at.Wrong("type callback or open_url is expected", v) };
        shape.Check(v, at);
    }, least: 1);

    internal static readonly Check Confirm = new Shape(("title", Texts.Plain), ("text", Texts.Plain)).Require("title", "text");

    internal static readonly Check MultiUrl = new Shape(("url", Is.String), ("pc_url", Is.String), ("ios_url", Is.String), ("android_url", Is.String));

    static readonly Shape Option = new Shape(("text", Texts.Plain), ("value", Is.String), ("icon", Icon)).Require("text", "value");

    /// <summary>Options of a select; values are unique.</summary>
    internal static readonly Check Options = (v, at) =>
    {
        Is.List(Option, least: 1)(v, at);
        var values = v!.AsArray().Select(o => (string)o!["value"]!).ToList();
        if (values.Distinct().Count() != values.Count) throw at.Wrong("option values are duplicated");
    };

    internal static readonly Check PersonOptions = Is.List(new Shape(("value", Person)).Require("value"));

    internal static void Person(JsonNode? v, Spot at)
    {
        Is.String(v, at);
        at.Card.RequirePerson((string)v!, at);
    }

    /// <summary>What every element may carry.</summary>
    internal static (string, Check)[] Common(string tag) => [("tag", Is.Tag(tag)), ("element_id", Is.ElementId), ("margin", Looks.Margin)];

    /// <summary>What every part for input may carry besides.</summary>
    internal static (string, Check)[] Interactive(string tag) =>
    [
        .. Common(tag), ("name", Is.Name), ("required", Is.Bool), ("disabled", Is.Bool), ("disabled_tips", Texts.Plain), ("behaviors", Behaviors),
        ("confirm", Confirm), ("width", Is.Size(100, 10_000, false, "default", "fill")),
    ];

    [GeneratedRegex("^[a-z0-9]+([-_][a-z0-9]+)*$")]
    private static partial Regex TokenPattern();

    [GeneratedRegex(@"^\d{1,3}px( \d{1,3}px)?$")]
    private static partial Regex SizePattern();
}

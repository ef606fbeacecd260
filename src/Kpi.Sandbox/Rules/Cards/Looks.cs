using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Kpi.Sandbox.Rules.Cards;

/// <summary>Colours, sizes of text, margins, spacing (cards.md §2.2, §3.1, §5).</summary>
static partial class Looks
{
    static readonly string[] TextSizes =
    [
        "heading-0", "heading-1", "heading-2", "heading-3", "heading-4", "heading", "normal", "notation",
        "xxxx-large", "xxx-large", "xx-large", "x-large", "large", "medium", "small", "x-small",
    ];

    internal static readonly string[] TagColors =
        ["neutral", "blue", "turquoise", "lime", "orange", "violet", "indigo", "wathet", "green", "yellow", "red", "purple", "carmine"];

    internal static readonly string[] HeaderColors =
        ["blue", "wathet", "turquoise", "green", "yellow", "orange", "red", "carmine", "violet", "purple", "indigo", "grey", "default"];

    /// <summary>A family, one of its steps, white, default, <c>rgba(…)</c>, or a name of <c>config.style.color</c>; no hex.</summary>
    internal static readonly Check Color = (v, at) =>
    {
        if (Json.String(v) is not { } s || !(ColorPattern().IsMatch(s) || at.Card.Colors.Contains(s))) throw at.Wrong("a colour is expected", v);
    };

    /// <summary>A colour, or one of the words.</summary>
    internal static Check ColorOr(params string[] words) => (v, at) => { if (Json.String(v) is not { } s || !words.Contains(s)) Color(v, at); };

    internal static readonly Check TextSize = (v, at) =>
    {
        if (Json.String(v) is not { } s || !(TextSizes.Contains(s) || at.Card.TextSizes.Contains(s))) throw at.Wrong("a text size is expected", v);
    };

    internal static readonly Check TextAlign = Is.OneOf("left", "center", "right");
    internal static readonly Check Margin = Box(-99, 99);
    internal static readonly Check Padding = Box(0, 99);
    internal static readonly Check Spacing = Is.Size(0, 99, false, "small", "medium", "large", "extra_large");
    internal static readonly Check Direction = Is.OneOf("vertical", "horizontal");
    internal static readonly Check Horizontal = Is.OneOf("left", "center", "right");
    internal static readonly Check Vertical = Is.OneOf("top", "center", "bottom");

    /// <summary>How a container lays out what it holds.</summary>
    internal static (string, Check)[] Layout =>
    [
        ("direction", Direction), ("padding", Padding), ("horizontal_spacing", Spacing), ("vertical_spacing", Spacing),
        ("horizontal_align", Horizontal), ("vertical_align", Vertical),
    ];

    /// <summary>1, 2 or 4 values of pixels in the range.</summary>
    static Check Box(int least, int most) => (v, at) =>
    {
        var parts = Json.String(v)?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts is { Length: 1 or 2 or 4 } && Array.TrueForAll(parts, p =>
            int.TryParse(p.EndsWith("px", StringComparison.Ordinal) ? p[..^2] : p, CultureInfo.InvariantCulture, out var n)
                && (n == 0 || p.EndsWith("px", StringComparison.Ordinal)) && n >= least && n <= most)) return;
        throw at.Wrong($"1, 2 or 4 values from {least} to {most}px are expected", v);
    };

    [GeneratedRegex(@"^((blue|carmine|green|indigo|lime|grey|orange|purple|red|sunflower|turquoise|violet|wathet|yellow)(-(50|100|200|300|350|400|500|600|700|800|900))?|white|bg-white|default|rgba\(\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*(0|1|0?\.\d+|1\.0+)\s*\))$")]
    private static partial Regex ColorPattern();
}

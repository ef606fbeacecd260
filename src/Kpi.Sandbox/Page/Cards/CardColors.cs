using System.Globalization;
using System.Text.RegularExpressions;

namespace Kpi.Sandbox.Page.Cards;

/// <summary>Feishu's colour names as CSS. A family has one base tone; its steps are mixed from it.</summary>
public static partial class CardColors
{
    static readonly Dictionary<string, string> Base = new(StringComparer.Ordinal)
    {
        ["blue"] = "#3370ff", ["carmine"] = "#f01d94", ["green"] = "#34c724", ["indigo"] = "#4954e6", ["lime"] = "#95b300",
        ["grey"] = "#8f959e", ["gray"] = "#8f959e", ["orange"] = "#ff8800", ["purple"] = "#7f3bf5", ["red"] = "#f54a45",
        ["sunflower"] = "#ffc60a", ["turquoise"] = "#04b49c", ["violet"] = "#b620e0", ["wathet"] = "#14a9ff", ["yellow"] = "#e0a800",
        ["neutral"] = "#8f959e",
    };

    /// <summary>Per cent of the base tone in a step; the rest is the page's paper below 500, black above.</summary>
    static readonly Dictionary<int, int> Steps = new()
    {
        [50] = 7, [100] = 15, [200] = 32, [300] = 55, [350] = 68, [400] = 84, [500] = 100, [600] = 84, [700] = 68, [800] = 54, [900] = 40,
    };

    public static bool IsKnown(string? name) => name is not null && Tone(name, 500) is not null;

    public static string Text(string? name) => (name is null ? null : Tone(name, 600)) ?? "var(--text)";

    public static string? Back(string? name) => name is null or "default" ? null : Tone(name, 100);

    public static string? Line(string? name) => name is null or "default" ? null : Tone(name, 500);

    /// <summary>The pale ground and dark letters of a header or a tag of this colour.</summary>
    public static string Chip(string? name)
    {
        var family = name is not null && Base.ContainsKey(name) ? name : "grey";
        return $"background:{Step(family, 100)};color:{Step(family, 700)}";
    }

    static string? Tone(string name, int bareStep)
    {
        if (name is "white" or "bg-white") return "var(--paper)";
        if (name is "default") return "var(--text)";
        if (Rgba().IsMatch(name)) return name;
        var parts = name.Split('-');
        if (!Base.ContainsKey(parts[0])) return null;
        if (parts.Length == 1) return Step(parts[0], bareStep);
        return parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var step) && Steps.ContainsKey(step)
            ? Step(parts[0], step)
            : null;
    }

    static string Step(string family, int step) => step == 500
        ? Base[family]
        : $"color-mix(in srgb, {Base[family]} {Steps[step]}%, {(step < 500 ? "var(--paper)" : "var(--ink)")})";

    [GeneratedRegex(@"^rgba?\(\s*[\d.]+%?(\s*,\s*[\d.]+%?){2,3}\s*\)$")]
    private static partial Regex Rgba();
}

using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Kpi.Sandbox.Rules.Cards;

/// <summary>Checks of single values.</summary>
static partial class Is
{
    static readonly HashSet<string> Locales =
        ["zh_cn", "en_us", "zh_hk", "zh_tw", "ja_jp", "id_id", "vi_vn", "th_th", "pt_br", "es_es", "ko_kr", "de_de", "fr_fr", "it_it", "ru_ru", "ms_my"];

    internal static readonly Check Anything = (_, _) => { };
    internal static readonly Check String = (v, at) => { if (!Json.IsString(v, out _)) throw at.Wrong("a string is expected", v); };
    internal static readonly Check Bool = (v, at) => { if (!Json.IsBool(v, out _)) throw at.Wrong("true or false is expected", v); };
    internal static readonly Check Object = (v, at) => { if (v is not JsonObject) throw at.Wrong("an object is expected", v); };
    internal static readonly Check Localized = (v, at) => { if (v is not JsonObject map || map.Any(l => !Locales.Contains(l.Key))) throw at.Wrong("locales are expected", v); };

    internal static Check Tag(string tag) => (v, at) => { if (Json.String(v) != tag) throw at.Wrong($"tag {tag} is expected", v); };

    internal static Check OneOf(params string[] values) => (v, at) => { if (Json.String(v) is not { } s || !values.Contains(s)) throw at.Wrong($"one of {string.Join('/', values)} is expected", v); };

    internal static Check Text(int longest, int shortest = 0) => (v, at) =>
    {
        if (Json.String(v) is not { } s || s.Length < shortest || s.Length > longest) throw at.Wrong($"{shortest} to {longest} characters are expected", v);
    };

    internal static Check Int(long least, long most) => (v, at) => { if (!Json.IsInteger(v, out var n) || n < least || n > most) throw at.Wrong($"a number from {least} to {most} is expected", v); };

    internal static Check List(Check item, int least = 0, int most = int.MaxValue) => (v, at) =>
    {
        if (v is not JsonArray list || list.Count < least || list.Count > most) throw at.Wrong("a list is expected", v);
        for (var i = 0; i < list.Count; i++) item(list[i], at.Item(i, list[i]));
    };

    internal static Check Matches(Regex pattern, string expected) => (v, at) => { if (Json.String(v) is not { } s || !pattern.IsMatch(s)) throw at.Wrong($"{expected} is expected", v); };

    /// <summary>One of the words, or pixels within the range; at <paramref name="percent"/> also <c>1%</c> to <c>100%</c>.</summary>
    internal static Check Size(int least, int most, bool percent = false, params string[] words) => (v, at) =>
    {
        var s = Json.String(v);
        if (s is not null && (words.Contains(s) || Within(s, "px", least, most) || (percent && Within(s, "%", 1, 100)))) return;
        throw at.Wrong($"{string.Join('/', words)} or {least} to {most}px is expected", v);
    };

    static bool Within(string text, string unit, int least, int most) =>
        text.EndsWith(unit, StringComparison.Ordinal) && int.TryParse(text.AsSpan(..^unit.Length), CultureInfo.InvariantCulture, out var n) && n >= least && n <= most;

    /// <summary>Letter first, letters, digits and underscore, at most 20; unique in the card.</summary>
    internal static readonly Check ElementId = (v, at) =>
    {
        if (Json.String(v) is not { } id || !IdPattern().IsMatch(id)) throw at.Wrong("element_id: a letter, then letters, digits or _, at most 20", v);
        at.Card.TakeElementId(id, at);
    };

    /// <exception cref="CardRefusal">200530: empty.</exception>
    internal static readonly Check Name = (v, at) =>
    {
        if (Json.String(v) is not { Length: > 0 } name) throw at.Fail(200530, "name of a component is empty", v);
        at.Card.TakeName(name, at);
    };

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]{0,19}$")]
    private static partial Regex IdPattern();
}

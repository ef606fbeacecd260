using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Parsers;

namespace Kpi.Sandbox.Page.Cards.Markdown;

/// <summary>Finds Feishu's tags (cards.md §3.1). Anything else that begins with &lt; stays text: users' HTML never becomes HTML.</summary>
sealed partial class FeishuTagParser : InlineParser
{
    const int Longest = 400;

    public FeishuTagParser() => OpeningCharacters = ['<'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var rest = slice.Text.AsSpan(slice.Start, Math.Min(slice.End - slice.Start + 1, Longest)).ToString();
        var match = Tag().Match(rest);
        if (!match.Success) return false;
        var name = match.Groups["name"].Value;
        if (!FeishuTag.IsKnown(name)) return false;
        var attributes = match.Groups["key"].Captures.Zip(match.Groups["value"].Captures)
            .GroupBy(pair => pair.First.Value, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Second.Value.Trim('\'', '"'), StringComparer.Ordinal);
        processor.Inline = new FeishuTag(name, match.Groups["close"].Success, attributes, match.Value);
        slice.Start += match.Length;
        return true;
    }

    [GeneratedRegex("""^<(?<close>/)?(?<name>[a-z_]+)(\s+(?<key>[a-z_]+)\s*=\s*(?<value>'[^'<>]*'|"[^"<>]*"|[^\s'"<>]+?))*\s*/?>""")]
    private static partial Regex Tag();
}

using Markdig.Syntax.Inlines;

namespace Kpi.Sandbox.Page.Cards.Markdown;

/// <summary>One of Feishu's own tags in markdown, opening or closing; leaves, paired after parsing by <see cref="FeishuTagPairs"/>.</summary>
sealed class FeishuTag(string name, bool closes, IReadOnlyDictionary<string, string> attributes, string source) : LeafInline
{
    public string Name => name;
    public bool Closes => closes;
    public string Source => source;

    /// <summary>False where the partner is missing: then the tag is shown as the text that it is.</summary>
    public bool Paired { get; set; }

    /// <summary>The closing partner of an opening tag.</summary>
    public FeishuTag? Partner { get; set; }

    public string? this[string attribute] => attributes.GetValueOrDefault(attribute);

    public static bool IsVoid(string name) => name is "br" or "hr";

    public static bool IsKnown(string name) => name is "br" or "hr" or "font" or "text_tag" or "at" or "person" or "local_datetime"
        or "number_tag" or "link" or "a";
}

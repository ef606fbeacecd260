using System.Text.RegularExpressions;

namespace Kpi.Sandbox.Page.Cards.Markdown;

/// <summary>Feishu's emoji names as characters; a name that isn't here stays as it was written.</summary>
static partial class CardEmoji
{
    static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["OK"] = "👌", ["DONE"] = "✅", ["THUMBSUP"] = "👍", ["SMILE"] = "😊", ["APPLAUSE"] = "👏", ["FIRE"] = "🔥", ["HEART"] = "❤️",
        ["PARTY"] = "🎉", ["MUSCLE"] = "💪", ["THINKING"] = "🤔", ["Pin"] = "📌", ["CheckMark"] = "✔️", ["CrossMark"] = "❌", ["Alarm"] = "⏰",
    };

    /// <summary>The character of an emoji name, else the name itself.</summary>
    public static string Of(string name) => Known.GetValueOrDefault(name, name);

    public static string Replace(string html) => Name().Replace(html, match => Known.GetValueOrDefault(match.Groups[1].Value, match.Value));

    [GeneratedRegex(":([A-Za-z]{2,16}):")]
    private static partial Regex Name();
}

using System.Text;

namespace Kpi.Bot.Cards;

/// <summary>Makes what people wrote safe inside Feishu's markdown: shown as written, it can neither mention, link, format nor break a card.</summary>
/// <remarks>The official escape table of card markdown, with <c>&amp;</c> and <c>|</c>, which are plain HTML entities; line breaks become <c>&lt;br&gt;</c>.</remarks>
static class FeishuText
{
    const string Special = "&<>*~_`[]()#!-+:/\\\"'$|";

    public static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length + 16);
        foreach (var letter in text.ReplaceLineEndings("\n"))
            _ = letter switch
            {
                '\n' => safe.Append("<br>"),
                '~' => safe.Append("&sim;"),
                _ when Special.Contains(letter, StringComparison.Ordinal) => safe.Append("&#").Append((int)letter).Append(';'),
                _ when char.IsControl(letter) => safe.Append(' '),
                _ => safe.Append(letter),
            };
        return safe.ToString();
    }
}

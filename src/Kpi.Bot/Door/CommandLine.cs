using System.Text;
using System.Text.RegularExpressions;
using Kpi.Feishu;
using Kpi.Feishu.Events;

namespace Kpi.Bot.Door;

/// <summary>What a person typed, read as a command: <c>/kpi show 线索量</c>, <c>／ＫＰＩ　我的</c>, <c>@KPI助手 kpi me</c>.</summary>
/// <param name="Slash">False where the slash was missing; then it is a command only where the bot was meant.</param>
/// <param name="Word">The command's word in lower case; empty for a bare <c>/kpi</c>.</param>
public sealed partial record CommandLine(bool Slash, string Word, IReadOnlyList<string> Arguments)
{
    /// <summary>Null where the text is no command.</summary>
    /// <param name="text">Without mention keys: see <see cref="Plain"/>.</param>
    public static CommandLine? Parse(string text)
    {
        var match = Prefix().Match(Folded(text));
        return match.Success ? Of(match.Groups["rest"].Value, match.Groups["slash"].Length > 0) : null;
    }

    /// <summary>A command without its prefix, as buttons and the menu give it: <c>show 线索量</c>.</summary>
    public static CommandLine Of(string words, bool slash = true)
    {
        var parts = Folded(words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 0 ? new(slash, "", []) : new(slash, parts[0].ToLowerInvariant(), parts[1..]);
    }

    /// <summary>As a button repeats it.</summary>
    public override string ToString() => string.Join(' ', (string[])[Word, .. Arguments]).Trim();

    /// <summary>The text a person wrote: the bot's own mention is gone, others are the person's name, links their label.</summary>
    public static string Plain(string text, IReadOnlyList<Mention> mentions, OpenId? bot)
    {
        var names = mentions.ToDictionary(m => m.Key, m => m.Id == bot ? "" : m.Name);
        var spoken = MentionKey().Replace(text, key => names.GetValueOrDefault(key.Value, ""));
        return Link().Replace(spoken, "${label}").Trim();
    }

    /// <summary>Full-width letters, digits and the signs that figures and commands use become plain ones; any white or invisible space becomes one space.</summary>
    public static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text)
        {
            var letter = rune is >= '！' and <= '～' && Foldable((char)(rune - 0xFEE0)) ? (char)(rune - 0xFEE0) : rune;
            if (!char.IsWhiteSpace(letter) && char.GetUnicodeCategory(letter) is not (System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.Control))
                folded.Append(letter);
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }
        return folded.ToString().Trim();
    }

    // Brackets, colons and commas stay: names in the base may be written with the Chinese ones.
    static bool Foldable(char plain) => char.IsAsciiLetterOrDigit(plain) || plain is '/' or '.' or '-' or '+' or '%' or '_' or '@';

    [GeneratedRegex(@"^(?<slash>/?) ?kpi(?![a-z0-9_-])(?<rest>.*)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"@_(user_\d+|all)")]
    private static partial Regex MentionKey();

    [GeneratedRegex(@"\[(?<label>[^\[\]]*)\]\(https?://[^)\s]*\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}

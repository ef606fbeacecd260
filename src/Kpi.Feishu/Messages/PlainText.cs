using System.Text.RegularExpressions;

namespace Kpi.Feishu.Messages;

/// <summary>Makes sure that a text message shows what was written and nothing else.</summary>
/// <remarks>
/// Text messages know <c>&lt;at …&gt;</c>, <c>&lt;b&gt;</c> and <c>[label](link)</c> and have no escape. A zero-width space after
/// the character that would begin them breaks the markup and looks the same.
/// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/im-v1/message/create_json
/// </remarks>
static partial class PlainText
{
    const char Break = '\u200B';

    public static string Of(string text) => Link().Replace(Tag().Replace(text, $"<{Break}"), $"]{Break}(");

    [GeneratedRegex("<(?=[A-Za-z/!])")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\]\(")]
    private static partial Regex Link();
}

using System.Text.RegularExpressions;

namespace Kpi.Bot.Deviations;

/// <summary>An answer in words: the text is 偏差原因, what follows <c>措施：</c> is 调整措施. Either may be missing.</summary>
sealed partial record ReplyText(string? Reason, string? Action)
{
    public static ReplyText Of(string text)
    {
        var measure = Measure().Match(text);
        var (reason, action) = measure.Success ? (text[..measure.Index], text[(measure.Index + measure.Length)..]) : (text, "");
        return new(Tidy(Label().Replace(reason, "")), Tidy(action));
    }

    static string? Tidy(string text) => text.Trim().TrimEnd('，', ',', '；', ';').Trim() is { Length: > 0 } tidy ? tidy : null;

    // The word stands at the start, or after a space, a line break or a punctuation mark: 「没有采取措施：…」 is no label.
    [GeneratedRegex(@"(?<=^|[\s，,。；;、.!！])(?:调整)?措施\s*[：:]", RegexOptions.ExplicitCapture)]
    private static partial Regex Measure();

    [GeneratedRegex(@"^\s*(?:偏差)?原因\s*[：:]\s*", RegexOptions.ExplicitCapture)]
    private static partial Regex Label();
}

using Kpi.Bot.Door;

namespace Kpi.Bot.Log;

/// <summary><c>&lt;指标&gt; &lt;数值&gt; [日期]</c>, where the name may have spaces and the value may have them around its slash or before its unit.</summary>
/// <param name="Value">Null where none was typed.</param>
/// <param name="Day">Null where none was typed.</param>
sealed record LogArguments(string Indicator, string? Value, DateOnly? Day)
{
    public static LogArguments Of(IReadOnlyList<string> words, DateOnly today)
    {
        List<string> rest = [.. string.Join(' ', words).Replace(" / ", "/", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        DateOnly? day = null;
        // The last of three is a day; of two it is the value, so that 12/10 alone stays a ratio.
        if (rest.Count >= 3 && TypedDay.TryParse(rest[^1], today, out var last) && LooksLikeNumber(rest[^2]))
        {
            day = last;
            rest.RemoveAt(rest.Count - 1);
        }
        if (rest.Count >= 2 && LooksLikeNumber(rest[^1]))
            return new(string.Join(' ', rest[..^1]), rest[^1], day);
        // 「30 条」: the unit stands apart.
        if (rest.Count >= 3 && LooksLikeNumber(rest[^2]))
            return new(string.Join(' ', rest[..^2]), $"{rest[^2]} {rest[^1]}", day);
        return new(string.Join(' ', rest), null, day);
    }

    static bool LooksLikeNumber(string word) => word.TrimStart('-', '−', '+', '¥', '¥', '.') is [var first, ..] && char.IsDigit(first);
}

using System.Globalization;
using System.Text.RegularExpressions;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Door;

/// <summary>A period as people type it: <c>2026-07</c>, <c>2026Q3</c>, <c>2026-W28</c>, <c>2026</c>, <c>7月</c>, <c>本月</c>, <c>上月</c>, <c>本季</c>, <c>今年</c>.</summary>
static partial class TypedPeriod
{
    /// <summary>Takes the last word where it is a period.</summary>
    /// <param name="rest">The words before it; all of them where there is none.</param>
    public static Period? Take(IReadOnlyList<string> words, DateOnly today, out IReadOnlyList<string> rest)
    {
        rest = words;
        if (words.Count == 0 || Of(words[^1], today) is not { } period)
            return null;
        rest = [.. words.Take(words.Count - 1)];
        return period;
    }

    public static Period? Of(string word, DateOnly today)
    {
        if (Period.TryParse(word, out var written))
            return written;
        var month = Period.MonthOf(today.AddDays(-1));
        return word switch
        {
            "本月" or "这个月" => month,
            "上月" or "上个月" => month.Previous,
            "本周" or "这周" => Period.WeekOf(today.AddDays(-1)),
            "上周" => Period.WeekOf(today).Previous,
            "本季" or "本季度" => Period.QuarterOf(today.AddDays(-1)),
            "上季" or "上季度" => Period.QuarterOf(today.AddDays(-1)).Previous,
            "今年" => Period.YearOf(today.AddDays(-1)),
            "去年" => Period.YearOf(today.AddDays(-1)).Previous,
            _ => OfMonth(word, today),
        };
    }

    // 「7月」 is the last July that has begun.
    static Period? OfMonth(string word, DateOnly today)
    {
        if (MonthName().Match(word) is not { Success: true } match)
            return null;
        var number = int.Parse(match.Groups["month"].ValueSpan, CultureInfo.InvariantCulture);
        if (number is < 1 or > 12)
            return null;
        var year = match.Groups["year"] is { Success: true } given ? int.Parse(given.ValueSpan, CultureInfo.InvariantCulture)
            : new DateOnly(today.Year, number, 1) <= today ? today.Year : today.Year - 1;
        return Period.MonthOf(new DateOnly(year, number, 1));
    }

    [GeneratedRegex(@"^(?:(?<year>20\d\d)年)?(?<month>\d{1,2})月(?:份)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex MonthName();
}

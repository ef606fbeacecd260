using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Kpi.Bot.Door;

/// <summary>A day as people type it or a date picker sends it: <c>2026-07-13</c>, <c>7/13</c>, <c>7月13日</c>, <c>昨天</c>, <c>2026-07-13 +0800</c>.</summary>
public static partial class TypedDay
{
    /// <summary>A day without a year is of this year; more than half a year ahead it is last year's: 12-30 typed in January.</summary>
    public static bool TryParse(string? text, DateOnly today, out DateOnly day)
    {
        day = default;
        var folded = (text ?? "").Normalize(NormalizationForm.FormKC).Trim();
        if (Spoken(folded) is { } ago)
        {
            day = today.AddDays(-ago);
            return true;
        }
        var match = Shape().Match(folded);
        if (!match.Success)
            return false;
        var year = match.Groups["year"] is { Success: true } written ? int.Parse(written.ValueSpan, CultureInfo.InvariantCulture) : today.Year;
        var (month, number) = (int.Parse(match.Groups["month"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups["day"].ValueSpan, CultureInfo.InvariantCulture));
        if (year is < 2000 or > 2999 || month is < 1 or > 12 || number < 1 || number > DateTime.DaysInMonth(year, month))
            return false;
        day = new DateOnly(year, month, number);
        if (!match.Groups["year"].Success && day > today.AddDays(183))
        {
            // 02-29 of a year that has none is no day.
            if (number > DateTime.DaysInMonth(year - 1, month))
                return false;
            day = new DateOnly(year - 1, month, number);
        }
        return true;
    }

    static int? Spoken(string text) => text.ToUpperInvariant() switch
    {
        "今天" or "今日" or "TODAY" => 0,
        "昨天" or "昨日" or "YESTERDAY" => 1,
        "前天" => 2,
        _ => null,
    };

    [GeneratedRegex(@"^((?<year>\d{4})\s*[-/.年]\s*)?(?<month>\d{1,2})\s*[-/.月]\s*(?<day>\d{1,2})\s*[日号]?(\s+[+-]\d{4})?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}

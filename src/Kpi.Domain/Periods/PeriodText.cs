using System.Globalization;
using System.Text.RegularExpressions;

namespace Kpi.Domain.Periods;

/// <summary>How periods are written in the base and in chat.</summary>
static partial class PeriodText
{
    public static string Format(Period period) => period.Kind switch
    {
        PeriodKind.Week => string.Create(CultureInfo.InvariantCulture,
            $"{ISOWeek.GetYear(period.First.ToDateTime(TimeOnly.MinValue)):0000}-W{ISOWeek.GetWeekOfYear(period.First.ToDateTime(TimeOnly.MinValue)):00}"),
        PeriodKind.Month => period.First.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        PeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"{period.First.Year:0000}Q{(period.First.Month + 2) / 3}"),
        _ => period.First.Year.ToString("0000", CultureInfo.InvariantCulture),
    };

    public static bool TryParse(string? text, out Period period)
    {
        period = default;
        var match = Shape().Match(text?.Trim() ?? "");
        if (!match.Success)
            return false;
        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        if (year is < 1900 or > 9000)
            return false;
        if (Number(match, "quarter") is { } quarter)
            period = Period.QuarterOf(new DateOnly(year, quarter * 3, 1));
        else if (Number(match, "month") is { } month)
        {
            if (month is < 1 or > 12)
                return false;
            period = Period.MonthOf(new DateOnly(year, month, 1));
        }
        else if (Number(match, "week") is { } week)
        {
            if (week < 1 || week > ISOWeek.GetWeeksInYear(year))
                return false;
            period = Period.WeekOf(DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday)));
        }
        else
            period = Period.YearOf(new DateOnly(year, 1, 1));
        return true;
    }

    static int? Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^(?<year>\d{4})(?:[Qq](?<quarter>[1-4])|-(?<month>\d{1,2})|-?[Ww](?<week>\d{1,2}))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}

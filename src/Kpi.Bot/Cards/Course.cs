using System.Globalization;
using Kpi.Domain.Formulas;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Cards;

/// <summary>The chart of one indicator over its period: actual as columns, target and projection as lines.</summary>
/// <remarks>
/// 累计 is drawn as it adds up, so that column and line are compared at a glance; others day by day against a level target.
/// A month has a point a day, a quarter one a week, a year one a month: at most 31 columns and 31 points on each of the lines' own days, 62 in all.
/// </remarks>
/// <param name="Title">What is drawn, for readers who don't see it: <c>线索量 · 累计（柱）与目标（线）</c>.</param>
/// <param name="Unit">Of the vertical axis.</param>
public sealed record Course(string Title, string Unit, IReadOnlyList<Course.Point> Actual, IReadOnlyList<Course.Point> Target, IReadOnlyList<Course.Point> Projection)
{
    /// <param name="X">A day: <c>7/13</c>.</param>
    /// <param name="Y">A plain number, or <c>null</c> on a day without data: the day keeps its place, or the axis would lose its order.</param>
    public sealed record Point(string X, string Y);

    /// <returns>Null without any actual in the period: an empty chart says nothing.</returns>
    public static Course? Of(IKpiFacts facts, Standing standing)
    {
        var actual = standing.Indicator.Aggregation == Aggregation.Sum ? Cumulated(facts, standing) : Daily(facts, standing);
        return actual.TrueForAll(p => p.Y == Missing) ? null : new Course(TitleOf(standing), standing.Indicator.Unit, actual, TargetOf(facts, standing), ProjectionOf(facts, standing));
    }

    static string TitleOf(Standing standing) =>
        $"{standing.Indicator.Name} · {(standing.Indicator.Aggregation == Aggregation.Sum ? "累计" : "每日")}实际（柱）{(standing.BaseTarget is null ? "" : "对目标（线）")}";

    static List<Point> Cumulated(IKpiFacts facts, Standing standing) =>
        [.. from day in Ends(standing.Period) where Starts(standing.Period, day) <= standing.CountedTo
            select At(day, PeriodValues.Of(facts, standing.Indicator, standing.Period, Min(day, standing.CountedTo)).Value)];

    // A day of a month, a week of a quarter, a month of a year: each by itself.
    static List<Point> Daily(IKpiFacts facts, Standing standing) =>
        [.. from day in Ends(standing.Period) let first = Starts(standing.Period, day) where first <= standing.CountedTo
            let part = PeriodValues.OfDays(facts, standing.Indicator, first, Min(day, standing.CountedTo))
            select At(day, part.Latest >= first ? part.Value : null)];

    static List<Point> TargetOf(IKpiFacts facts, Standing standing) => standing.BaseTarget is null ? []
        : [.. from day in Ends(standing.Period)
              let due = Targets.ToDate(facts, standing.Indicator, standing.Period, day) where due is not null select At(day, due)];

    /// <summary>From the day after the last column, at the rate that <see cref="Projection"/> goes by, on the days that carry weight.</summary>
    static List<Point> ProjectionOf(IKpiFacts facts, Standing standing)
    {
        if (standing is not { Projection: { } projection, Counted.Value: { } now } || standing.Indicator.Aggregation != Aggregation.Sum)
            return [];
        var next = standing.CountedTo.AddDays(1);
        decimal Weight(DateOnly to) => DayWeights.Sum(facts.Calendar, standing.Indicator.Days, next, to);
        var whole = Weight(standing.Period.Last);
        return whole == 0 ? [] : [.. from day in Ends(standing.Period) where day > standing.CountedTo && Starts(standing.Period, day) > standing.CountedTo
            select At(day, now + (projection.End - now) * Weight(day) / whole)];
    }

    /// <summary>The last day of each step of a period.</summary>
    static IEnumerable<DateOnly> Ends(Period period)
    {
        for (var day = period.First; day <= period.Last; day = day.AddDays(1))
            if (day == period.Last || IsEnd(period, day))
                yield return day;
    }

    static bool IsEnd(Period period, DateOnly day) => period.Kind switch
    {
        PeriodKind.Year => day == Period.MonthOf(day).Last,
        PeriodKind.Quarter => day.DayOfWeek == DayOfWeek.Sunday,
        _ => true,
    };

    static DateOnly Starts(Period period, DateOnly end) => period.Kind switch
    {
        PeriodKind.Year => Period.MonthOf(end).First,
        PeriodKind.Quarter => Max(period.First, Period.WeekOf(end).First),
        _ => end,
    };

    const string Missing = "null";

    static Point At(DateOnly day, decimal? value) =>
        new(day.ToString("M/d", CultureInfo.InvariantCulture), value is null ? Missing : Words.Plain(value.Value));

    static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;

    static DateOnly Max(DateOnly a, DateOnly b) => a > b ? a : b;
}

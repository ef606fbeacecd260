using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Domain.Formulas;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Deviations;

/// <summary>A row of 「偏差跟进」 beside the indicator it is about.</summary>
sealed record DeviationCase(IBaseSnapshot Kpis, Deviation Row, Indicator Indicator)
{
    /// <summary>Between two causes in 归因.</summary>
    const char And = '；';

    public bool IsOpen => Row.State == DeviationState.Open;

    public Team? Team => Kpis.TeamNamed(Indicator.Team);

    /// <summary>IANA name of the team's zone.</summary>
    public string Zone => BaseDays.ZoneOf(Team?.TimeZone).Id;

    /// <summary><c>DV-2026W28-短视频线索量</c>: the same deviation has the same number however often it is found.</summary>
    public static string IdOf(Period week, IndicatorCode code) => $"DV-{week.ToString().Replace("-", "", StringComparison.Ordinal)}-{code}";

    /// <summary>The deviation of an indicator in a closed week, or null where it kept pace or can't be judged.</summary>
    public static DeviationCase? Find(IBaseSnapshot kpis, WeekFigure figure, Words words) => figure is not { IsDeviation: true, Indicator: var indicator } ? null
        : new(kpis, new Deviation(kpis.Name, IdOf(figure.Week, indicator.Code), figure.Week, indicator.Code, indicator.Owner, Shown(figure.Target),
            Shown(figure.Actual.Value), figure.Attainment is { } a ? Math.Round(a * 100, 1, MidpointRounding.AwayFromZero) : null, figure.Status,
            Cards.Causes.Of(kpis, indicator, figure.Week.First, figure.Week.Last, words) is { Count: > 0 } causes ? string.Join(And, causes) : null, null, null, null, null, DeviationState.Open, null), indicator);

    /// <summary>All rows of a snapshot that <paramref name="which"/> holds for; a row whose indicator is gone is left to the findings.</summary>
    public static IReadOnlyList<DeviationCase> All(ISnapshot snapshot, Func<Deviation, bool> which) =>
        [.. from kpis in snapshot.Bases from row in kpis.Deviations where which(row)
            let indicator = kpis.Find(row.Code) where indicator is not null select new DeviationCase(kpis, row, indicator)];

    /// <summary>The worst first: by severity, then by attainment.</summary>
    public static IOrderedEnumerable<DeviationCase> WorstFirst(IEnumerable<DeviationCase> cases) =>
        cases.OrderByDescending(c => c.Row.Severity).ThenBy(c => c.Row.Attainment ?? decimal.MaxValue).ThenBy(c => c.Row.Id, StringComparer.Ordinal);

    public IReadOnlyList<string> Causes => Row.Attribution?.Split(And, StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>The answered deviation of the same indicator before this one, the newest.</summary>
    public DeviationCase? Before => Kpis.Deviations
        .Where(d => d.Code == Row.Code && d.Week.First < Row.Week.First && d.Reason is not null)
        .OrderByDescending(d => d.Week.First).Select(d => this with { Row = d }).FirstOrDefault();

    /// <summary>The indicator in the week after: whether what was done helped. Null while that week is not over.</summary>
    public WeekFigure? WeekAfter(DateOnly today) => Row.Week.Next.Last < today ? WeekFigure.Of(Kpis, Indicator, Row.Week.Next) : null;

    /// <summary>The last day with data of a week whose data stop early (a source that is late); null where they reach its end.</summary>
    public DateOnly? DataUntil => WeekFigure.Of(Kpis, Indicator, Row.Week) is { Actual.Latest: { } latest } figure ? StopsEarly(figure) ? latest : null : null;

    /// <summary>Two days without a row at the end of a week may be a weekend; more are missing.</summary>
    public static bool StopsEarly(WeekFigure figure) => figure.Actual.Latest < figure.Week.Last.AddDays(-2);

    // The base shows two decimals; more would be noise there, and the card rounds further.
    static decimal? Shown(decimal? value) => value is null ? null : Math.Round(value.Value, 2, MidpointRounding.AwayFromZero);
}

using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Domain.Formulas;
using Kpi.Domain.Model;

namespace Kpi.Bot.Show;

/// <summary>What went before: deviations with what was done, and the last changes of value.</summary>
static class ShowPast
{
    const int MostDeviations = 5;
    const int MostChanges = 7;

    public static IReadOnlyList<ShowView.Deed> Deviations(IBaseSnapshot facts, Indicator indicator, DateOnly today, Words words) =>
        [.. facts.Deviations.Where(d => d.Code == indicator.Code).OrderByDescending(d => d.Week.First).Take(MostDeviations)
            .Select(d => new ShowView.Deed(Words.Mark(d.Severity), Words.Colour(d.Severity), words.Period(d.Week, today),
                words.Figure(d.Actual, d.Target, indicator.Unit), Said(d), StateOf(d.State)))];

    static string Said(Deviation row) => (row.Reason, row.Action) switch
    {
        ({ Length: > 0 } reason, { Length: > 0 } action) => $"{reason} → {action}",
        ({ Length: > 0 } reason, _) => reason,
        (_, { Length: > 0 } action) => action,
        _ => "",
    };

    static string StateOf(DeviationState state) => state switch
    {
        DeviationState.Open => "待回复",
        DeviationState.Answered => "已回复",
        _ => "已关闭",
    };

    /// <summary>Its own rows, or where it is made of others the days as they came out.</summary>
    public static IReadOnlyList<ShowView.Change> Changes(IBaseSnapshot facts, Standing standing, Words words)
    {
        var indicator = standing.Indicator;
        var last = standing.CountedTo == standing.Period.Last ? standing.Period.Last : standing.CountedTo.AddDays(1);
        var rows = facts.ActualsOf(indicator.Code, standing.Period.First, last);
        if (rows.Count > 0)
            return [.. rows.Reverse().Take(MostChanges).Select(r => new ShowView.Change(words.ShortDay(r.Day), ValueOf(r, indicator, words),
                r.Source switch { ActualSource.Manual => "人工", ActualSource.Imported => "导入", _ => "自动" },
                r.CollectedAt is { } at ? words.Moment(at, facts.TimeZoneOf(indicator.Team)) : "—"))];
        return [.. DayValues.Of(facts, indicator, standing.Period.First, last).Reverse().Where(d => d.Value is not null).Take(MostChanges)
            .Select(d => new ShowView.Change(words.ShortDay(d.Day), words.Value(d.Value, indicator.Unit), words.Name(standing.Now.Origin), "—"))];
    }

    static string ValueOf(Actual row, Indicator indicator, Words words) =>
        row is { Numerator: { } above, Denominator: { } below } && indicator.Aggregation == Aggregation.Ratio
            ? $"{words.Number(above)} ÷ {words.Number(below)}" : words.Value(row.Value, indicator.Unit);
}

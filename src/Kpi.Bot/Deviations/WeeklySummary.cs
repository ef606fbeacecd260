using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Domain.Formulas;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Deviations;

/// <summary>Makes a team's summary of one closed week.</summary>
static class WeeklySummary
{
    const int MostOwed = 12;
    const int MostOwedItems = 4;
    const int MostAnswers = 10;
    const int MostMeasures = 6;
    const int Letters = 120;

    /// <summary>The week of every indicator of a team that somebody owns.</summary>
    public static IReadOnlyList<WeekFigure> FiguresOf(IBaseSnapshot kpis, string team, Period week) =>
        [.. kpis.Indicators.Where(i => i is { Enabled: true, Owner: not null } && i.Team == team).Select(i => WeekFigure.Of(kpis, i, week))];

    /// <param name="rows">The week's rows of 「偏差跟进」; those of other teams and bases are left aside.</param>
    public static WeeklyView Of(IBaseSnapshot kpis, string team, Period week, IReadOnlyList<Deviation> rows, DateOnly today, Words words)
    {
        var figures = FiguresOf(kpis, team, week);
        var cases = DeviationCase.WorstFirst(
            from row in rows where row.Base == kpis.Name && row.Week == week
            let indicator = kpis.Find(row.Code) where indicator?.Team == team
            select new DeviationCase(kpis, row, indicator)).ToList();
        var (open, judged) = (cases.Where(c => c.IsOpen).ToList(), figures.Count(f => f.Status != Status.NoData));
        // What people were told stays what it was: an indicator with a row counts as behind, whatever arrived since.
        var onTrack = figures.Count(f => f.Status == Status.OnTrack && !cases.Exists(c => c.Row.Code == f.Indicator.Code));
        var debts = open.GroupBy(c => c.Row.Owner).ToList();
        var headline = $"{onTrack} / {judged} 项达标" + (cases.Count == 0 ? "" : $" · {cases.Count} 项偏差 · {(open.Count == 0 ? "全部已回复" : $"{open.Count} 项待回复")}")
            + (judged == figures.Count ? "" : $" · {figures.Count - judged} 项无数据");
        return new($"{team} 周会 · {week.ToString()[5..]}", words.Period(week, today),
            open.Count > 0 ? Words.Colour(open.Max(c => c.Row.Severity)) : cases.Count == 0 && figures.Any(f => f.IsDeviation) ? "orange" : "green",
            [new($"● {onTrack}/{judged} 达标", "blue"), .. open.Count == 0 ? [] : new[] { new DeviationView.Tag($"▲ 待回复 {open.Count}", "orange") }],
            $"{team} {week.ToString()[5..]}：{headline}", headline, CautionOf(figures, words),
            [.. figures.Select(f => RowOf(kpis, f, cases.Find(c => c.Row.Code == f.Indicator.Code), words))
                .OrderByDescending(r => r.Rank).ThenBy(r => r.Attainment).Select(r => r.Row)],
            [.. debts.Take(MostOwed).Select(d => DebtOf(d, words))], Math.Max(0, debts.Count - MostOwed),
            [.. cases.Where(c => !c.IsOpen).Take(MostAnswers).Select(c => SaidOf(c, words))], Math.Max(0, cases.Count - open.Count - MostAnswers),
            MeasuresBefore(kpis, team, week, words), kpis.TableUrl(DeviationsTable.Name));
    }

    static (WeeklyView.Row Row, int Rank, decimal Attainment) RowOf(IBaseSnapshot kpis, WeekFigure figure, DeviationCase? deviation, Words words)
    {
        var indicator = figure.Indicator;
        var (actual, target, status) = deviation is null ? (figure.Actual.Value, figure.Target, figure.Status)
            : (deviation.Row.Actual, deviation.Row.Target, deviation.Row.Severity);
        var attainment = deviation is null ? figure.Attainment : deviation.Row.Attainment / 100;
        return (new(Words.Mark(status), Words.Colour(status), indicator.Name, words.Figure(actual, target, indicator.Unit), words.Percent(attainment), NameOf(kpis, indicator.Owner), deviation?.Row.State switch
            {
                null => "",
                DeviationState.Open => "待回复",
                DeviationState.Answered => "已回复",
                _ => "已关闭",
            }), (int)status, attainment ?? 0);
    }

    static WeeklyView.Debt DebtOf(IGrouping<UserId?, DeviationCase> owed, Words words)
    {
        var kpis = owed.First().Kpis;
        var here = owed.Key is { } owner && kpis.IsActive(owner);
        var items = owed.Take(MostOwedItems).Select(c =>
            $"{Words.Mark(c.Row.Severity)} {c.Indicator.Name} {(c.Row is { Actual: { } actual, Target: { } target } ? Causes.Behind(actual, target, c.Indicator, words) : words.Percent(c.Row.Attainment / 100))}");
        // Mentioning somebody who has left makes the platform refuse the whole card.
        return new(here ? owed.Key!.Value.Value : "", NameOf(kpis, owed.Key), $"{(here ? "" : "已不在职，")}待回复 {owed.Count()} 项",
            owed.Count() > MostOwedItems ? [.. items, "…"] : [.. items]);
    }

    /// <summary><c>3 项数据只到 7月9日：线索量、…</c>: a week that is not whole is not read as a bad one.</summary>
    static string CautionOf(IReadOnlyList<WeekFigure> figures, Words words)
    {
        var early = figures.Where(DeviationCase.StopsEarly).OrderBy(f => f.Actual.Latest).ToList();
        return early.Count == 0 ? ""
            : $"{early.Count} 项数据不完整，最早只到 {words.ShortDay(early[0].Actual.Latest!.Value)}：{string.Join("、", early.Take(3).Select(f => f.Indicator.Name))}{(early.Count > 3 ? " 等" : "")}";
    }

    static WeeklyView.Said SaidOf(DeviationCase said, Words words) => new(said.Indicator.Name,
        string.Join(" · ", new[] { NameOf(said.Kpis, said.Row.Owner), said.Row.DueDay is { } due ? $"{words.ShortDay(due)}前完成" : "", said.Row.State == DeviationState.Closed ? "已关闭" : "" }.Where(t => t.Length > 0)),
        Short(said.Row.Reason), Short(said.Row.Action));

    /// <summary><c>✓ 抖音线索量：恢复20:00发布（98.0%）</c>: measures of the weeks before that were due by the end of this one.</summary>
    static List<string> MeasuresBefore(IBaseSnapshot kpis, string team, Period week, Words words) =>
        [.. (from row in kpis.Deviations
             where row.Week.First < week.First && row.Action is not null && row.DueDay is { } due && due >= week.First && due <= week.Last
             let indicator = kpis.Find(row.Code) where indicator?.Team == team
             let after = WeekFigure.Of(kpis, indicator, week)
             orderby after.Status == Status.OnTrack, after.Attainment
             select $"{(after.Status == Status.OnTrack ? "✓" : "○")} {indicator.Name}：{Short(row.Action)}（本周 {words.Percent(after.Attainment)}）").Take(MostMeasures)];

    static string NameOf(IBaseSnapshot kpis, UserId? person) => kpis.Members.FirstOrDefault(m => m.User is not null && m.User == person)?.Name ?? "";

    static string Short(string? text) => text is null ? "" : text.Length <= Letters ? text : text[..(Letters - 1)] + "…";
}

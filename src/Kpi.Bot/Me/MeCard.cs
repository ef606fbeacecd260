using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Door;
using Kpi.Domain.Formulas;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Me;

/// <summary>Makes the card of a person from one snapshot.</summary>
static class MeCard
{
    // Five in full are a screen and a half of a phone; 60 must fit into 200 elements.
    const int InFull = 5;

    public static MeView Of(ISnapshot snapshot, Sender person, DateOnly today, Words words)
    {
        var mine = snapshot.OwnedBy(person.Id)
            .Select(l => (l.Base, Standing: Standing.Of(l.Base, l.Indicator, l.Indicator.CurrentPeriod(today), today)))
            .OrderBy(m => Head.Urgency(m.Standing.Status)).ThenByDescending(m => m.Standing.Indicator.Weight).ToList();
        var owed = MeDebts.Of(snapshot, person.Id, today, words);
        var standings = mine.Select(m => m.Standing).ToList();
        var statuses = standings.Select(s => s.Status).ToList();
        var headline = mine.Count == 0 ? "" : Headline(standings, statuses, words);
        var rest = mine.Skip(InFull).ToList();
        return new MeView(
            HeadOf(person, standings, statuses, headline, owed, today, words), headline, owed,
            [.. mine.Take(InFull).Select(m => MeItems.Of(m.Base, m.Standing, person.Id, today, words))],
            mine.Select(m => Course.Of(m.Base, m.Standing)).FirstOrDefault(c => c is not null),
            [.. rest.Select(m => Row(m.Base, m.Standing, words))],
            $"其余 {rest.Count} 项：{Head.Counts([.. rest.Select(m => m.Standing.Status)], words)}",
            Buttons(snapshot, mine.Select(m => new Located(m.Base, m.Standing.Indicator)).ToList()),
            mine.Count == 0 ? "" : Freshness.Line(mine[0].Base, [.. mine.Where(m => m.Base == mine[0].Base).Select(m => m.Standing)], null, mine[0].Base.TimeZoneOf(mine[0].Standing.Indicator.Team), words));
    }

    static string Headline(IReadOnlyList<Standing> standings, IReadOnlyList<Status> statuses, Words words)
    {
        var text = $"{standings.Count} 项指标：{Head.Counts(statuses, words)}";
        return PersonScore.Of(standings) is { } score ? $"{text} · 得分 {words.Number(score)}" : text;
    }

    static Head HeadOf(Sender person, IReadOnlyList<Standing> standings, IReadOnlyList<Status> statuses, string headline,
        IReadOnlyList<MeView.Debt> owed, DateOnly today, Words words)
    {
        var title = $"{person.Name} · {words.Period(Period.MonthOf(today.AddDays(-1)), today)}";
        if (standings.Count == 0)
            return new Head(title, "", owed.Count > 0 ? "orange" : "grey", [], owed.Count > 0 ? string.Join("，", owed.Select(o => o.Text)) : "你名下还没有指标");
        List<Head.Tag> tags = [Head.Worst(statuses)];
        if (PersonScore.Of(standings) is { } score)
            tags.Add(new Head.Tag($"得分 {words.Number(score)}", "blue"));
        var colour = statuses.Contains(Status.Critical) ? "red" : owed.Count > 0 || statuses.Contains(Status.Behind) ? "orange" : "blue";
        return new Head(title, $"进度算到 {words.ShortDay(today.AddDays(-1))} 24:00", colour, tags,
            string.Join("，", owed.Select(o => o.Text).Prepend(headline)));
    }

    static MeView.Row Row(IBaseSnapshot facts, Standing standing, Words words)
    {
        var line = IndicatorLine.Of(facts, standing, standing.CountedTo, words);
        return new MeView.Row(line.Mark, line.Name, line.Figure, line.Attainment);
    }

    static List<CardButton> Buttons(ISnapshot snapshot, List<Located> mine)
    {
        // With several, the command itself asks which one is meant.
        var which = mine.Count == 1 ? " " + snapshot.Exactly(mine[0]) : "";
        return mine.Count == 0 ? [CardButton.Runs("看团队", "team", primary: true), CardButton.Runs("我能问什么", "help")]
            : [CardButton.Runs("填报", "log" + which, primary: true), CardButton.Runs("申请调整目标", "target" + which)];
    }
}

using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Deviations;

/// <summary>Makes the card of one owner's deviations of one week, for the owner or for a manager.</summary>
static class OwnerCard
{
    /// <summary>More panels than these would break the limits of a card when each holds an answer.</summary>
    const int MostPanels = 10;

    /// <param name="cases">At least one; all of one owner and week.</param>
    /// <param name="focus">编号 of the one to show in full; null for the worst that is owed.</param>
    /// <param name="editing">Shows the form of the focus also where it is answered.</param>
    public static DeviationView Of(IReadOnlyList<DeviationCase> cases, DateOnly today, Words words, string? focus = null, bool editing = false)
    {
        var shown = Chosen(cases, focus);
        var form = shown.IsOpen || editing && shown.Row.State == DeviationState.Answered ? FormOf(shown, today) : null;
        return View(cases, shown, today, words, form, manager: false);
    }

    /// <summary>The same without form, the owner mentioned; what is answered can be closed.</summary>
    public static DeviationView ForManager(IReadOnlyList<DeviationCase> cases, DateOnly today, Words words, string? focus = null) =>
        View(cases, Chosen(cases, focus), today, words, null, manager: true);

    static DeviationCase Chosen(IReadOnlyList<DeviationCase> cases, string? focus) =>
        cases.FirstOrDefault(c => c.Row.Id == focus)
        ?? DeviationCase.WorstFirst(cases.Where(c => c.IsOpen)).FirstOrDefault() ?? DeviationCase.WorstFirst(cases).First();

    static DeviationView View(
        IReadOnlyList<DeviationCase> cases, DeviationCase focus, DateOnly today, Words words, DeviationView.FormFields? form, bool manager)
    {
        var others = DeviationCase.WorstFirst(cases.Where(c => c != focus)).OrderByDescending(c => c.IsOpen).ToList();
        var open = cases.Count(c => c.IsOpen);
        var week = focus.Row.Week;
        var owner = focus.Kpis.Members.FirstOrDefault(m => m.User is not null && m.User == focus.Row.Owner)?.Name ?? "";
        return new(
            $"{(week == Period.WeekOf(today).Previous ? "上周偏差" : $"{week} 偏差")} · {(manager ? owner : cases.Count == 1 ? focus.Indicator.Name : $"{cases.Count} 项")}",
            words.Period(week, today), ColourOf(cases, open), [.. TagsOf(cases, focus, open, words)],
            SummaryOf(cases, focus, open, manager ? owner : "", words),
            manager && open > 0 ? owner : "",
            DeviationItems.Full(focus, today, words, manager, form is not null), form,
            [.. others.Take(MostPanels).Select(c => DeviationItems.Folded(c, words, manager))],
            others.Count <= MostPanels ? "" : $"其余 {others.Count - MostPanels} 项：{string.Join("、", others.Skip(MostPanels).Take(20).Select(c => c.Indicator.Name))}。发送「/kpi 原因 指标名」填写。");
    }

    static string ColourOf(IReadOnlyList<DeviationCase> cases, int open) =>
        open > 0 ? Words.Colour(cases.Where(c => c.IsOpen).Max(c => c.Row.Severity))
        : cases.All(c => c.Row.State == DeviationState.Closed) ? "grey" : "green";

    static IEnumerable<DeviationView.Tag> TagsOf(IReadOnlyList<DeviationCase> cases, DeviationCase focus, int open, Words words)
    {
        if (cases.Count == 1)
            yield return new($"{Words.Mark(focus.Row.Severity)} {words.Percent(focus.Row.Attainment / 100)}", Words.Colour(focus.Row.Severity));
        yield return open > 0 ? new(cases.Count == 1 ? "待回复" : $"待回复 {open} 项", "orange")
            : cases.All(c => c.Row.State == DeviationState.Closed) ? new("已关闭", "neutral") : new("已回复", "green");
    }

    static string SummaryOf(IReadOnlyList<DeviationCase> cases, DeviationCase focus, int open, string owner, Words words)
    {
        var figure = $"{focus.Indicator.Name} {words.Figure(focus.Row.Actual, focus.Row.Target, focus.Indicator.Unit)}（{words.Percent(focus.Row.Attainment / 100)}）";
        var others = cases.Count > 1 ? $" 等 {cases.Count} 项" : "";
        return open == 0 ? $"已回复：{figure}{others}" : owner.Length > 0 ? $"{owner} 待回复：{figure}{others}" : $"{figure}{others}，请填写原因";
    }

    static DeviationView.FormFields FormOf(DeviationCase deviation, DateOnly today)
    {
        var row = deviation.Row;
        return new(Base.Options.CauseKinds, LikelyCause.Of(deviation), row.Reason ?? "", row.Action ?? "",
            RowKeys.Day(row.DueDay ?? FridayAfter(today)),
            deviation.Causes is [var first, ..] ? Short($"{first}：发生了什么？", 90) : "发生了什么？");
    }

    /// <summary>The first Friday after a day: by the next weekly meeting there should be something to see.</summary>
    public static DateOnly FridayAfter(DateOnly day) => day.AddDays(((int)DayOfWeek.Friday - (int)day.DayOfWeek + 6) % 7 + 1);

    static string Short(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";
}

using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Domain.Model;

namespace Kpi.Bot.Deviations;

/// <summary>One deviation in finished words, in full or folded.</summary>
static class DeviationItems
{
    /// <summary>What a folded answer shows of its text: ten of them fit into 30 KB.</summary>
    const int FoldedText = 100;

    /// <param name="editing">The form stands below, so no button brings it up.</param>
    public static DeviationView.Item Full(DeviationCase deviation, DateOnly today, Words words, bool manager, bool editing) =>
        Of(deviation, words, manager, Explanation.MostLetters) with
        {
            Before = BeforeOf(deviation, today, words), CanOpen = !manager && !editing && deviation.Row.State == DeviationState.Answered,
            Reply = editing && deviation.IsOpen ? null : ReplyOf(deviation, words, Explanation.MostLetters),
        };

    public static DeviationView.Item Folded(DeviationCase deviation, Words words, bool manager) => Of(deviation, words, manager, FoldedText);

    static DeviationView.Item Of(DeviationCase deviation, Words words, bool manager, int letters)
    {
        var (row, indicator) = (deviation.Row, deviation.Indicator);
        return new(row.Base, row.Id, indicator.Name, $"{Words.Mark(row.Severity)} {words.Percent(row.Attainment / 100)}", Words.Colour(row.Severity),
            FigureOf(row, indicator, words), deviation.Causes, deviation.DataUntil is { } until ? $"注意：这一周的数据只到 {words.ShortDay(until)}" : "", "", ReplyOf(deviation, words, letters),
            CanOpen: !manager && row.State != DeviationState.Closed, CanClose: manager && row.State == DeviationState.Answered);
    }

    static string FigureOf(Deviation row, Indicator indicator, Words words) =>
        $"实际 {words.Figure(row.Actual, row.Target, indicator.Unit).Replace(" / ", " / 目标 ", StringComparison.Ordinal)}"
        + (row is { Actual: { } actual, Target: { } target } ? $" · {Causes.Behind(actual, target, indicator, words)}" : "");

    static DeviationView.Reply? ReplyOf(DeviationCase deviation, Words words, int letters)
    {
        var row = deviation.Row;
        if (deviation.IsOpen)
            return null;
        var answered = row.AnsweredAt is { } at ? $"已回复 {words.Moment(at, deviation.Zone)}" : "已回复";
        return new(row.CauseKind ?? "", Short(row.Reason, letters), Short(row.Action, letters), row.DueDay is { } due ? $"{words.ShortDay(due)}前完成" : "",
            row.State == DeviationState.Closed ? $"已关闭 · {answered}" : answered);
    }

    /// <summary><c>上次（2026-W24）：发布时间调整 → 恢复20:00发布，次周 98.0%</c>.</summary>
    static string BeforeOf(DeviationCase deviation, DateOnly today, Words words)
    {
        if (deviation.Before is not { } before)
            return "";
        var after = before.WeekAfter(today)?.Attainment is { } attainment ? $"，次周 {words.Percent(attainment)}" : "";
        return $"上次（{before.Row.Week}）：{Short(before.Row.Reason, 60)}{(before.Row.Action is { } action ? $" → {Short(action, 60)}" : "")}{after}";
    }

    static string Short(string? text, int letters) => text is null ? "" : text.Length <= letters ? text : text[..(letters - 1)] + "…";
}

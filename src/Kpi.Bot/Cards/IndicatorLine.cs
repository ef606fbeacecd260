using Kpi.Domain.Formulas;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Cards;

/// <summary>One indicator in the words that cards share. What doesn't apply is an empty text.</summary>
/// <param name="Name">With the period where that isn't a month: <c>品牌关键词搜索量（2026年三季度）</c>.</param>
/// <param name="Colour">Of the state: green, orange, red, grey; never without <paramref name="Mark"/>.</param>
/// <param name="Figure"><c>612 / 1,000 条</c>.</param>
/// <param name="Due"><c>应到 610 条 · 多 2 条</c>; for other than 累计 the gap alone.</param>
/// <param name="Change"><c>昨日 +28</c>, after days off <c>7月10日起 +85</c>.</param>
/// <param name="Today"><c>今日 +12</c>, rows after the last complete day.</param>
/// <param name="Projection"><c>预计 1,030 条 · 达标机会 63% · 7月29日达标</c>.</param>
/// <param name="Challenge"><c>挑战 1,200 条</c>.</param>
/// <param name="Flag">未经审批 while a target version waits for a manager.</param>
/// <param name="Origin">自有, 汇总, 公式.</param>
public sealed record IndicatorLine(
    string Name, string Code, string Mark, string Sign, string Colour, string Figure, string Attainment, string Bar,
    string Due, string Change, string Today, string Projection, string Challenge, string Flag, string Origin)
{
    /// <summary>The bar up to its last full block, and what is left of it: two colours make it readable at a glance.</summary>
    public string BarDone => Bar[..(Bar.LastIndexOf('▰') + 1)];

    public string BarLeft => Bar[(Bar.LastIndexOf('▰') + 1)..];

    /// <summary>Everything beside the figure in one line.</summary>
    public string Note => string.Join(" · ", new[] { Due, Change, Today, Projection }.Where(p => p.Length > 0));

    /// <summary>What is new and where it leads, for lists.</summary>
    public string News => string.Join(" · ", new[] { Change, Today, Projection }.Where(p => p.Length > 0));

    /// <param name="facts">What the standing was made from.</param>
    /// <param name="since">The first day that "since" covers; the last complete day for 「昨日」; null where a change says nothing.</param>
    public static IndicatorLine Of(IKpiFacts facts, Standing standing, DateOnly? since, Words words)
    {
        var indicator = standing.Indicator;
        return new IndicatorLine(
            standing.Period.Kind == PeriodKind.Month ? indicator.Name : $"{indicator.Name}（{words.Period(standing.Period, standing.CountedTo)}）",
            indicator.Code.Value,
            Words.Mark(standing.Status), words.Sign(standing.Status), Words.Colour(standing.Status),
            words.Figure(standing.Now.Value, standing.BaseTarget, indicator.Unit),
            standing.Attainment is null ? "" : words.Percent(standing.Attainment),
            standing.Attainment is null ? "" : words.Bar(standing.Attainment, standing.PaceShare),
            DueOf(standing, words),
            since is null ? "" : ChangeOf(facts, standing, since.Value, words),
            standing.Today is null ? "" : $"今日 {words.Change(standing.Today, indicator.Unit)}",
            ProjectionOf(standing, words),
            standing.ChallengeTarget is { } challenge ? $"挑战 {words.Value(challenge, indicator.Unit)}" : "",
            standing.Target is { Approved: false } ? "未经审批" : "",
            standing.Now.Value is null ? "" : words.Name(standing.Now.Origin));
    }

    static string DueOf(Standing standing, Words words)
    {
        var gap = words.Gap(standing.Counted.Value, standing.TargetToDate, standing.Indicator);
        return standing.Indicator.Aggregation == Aggregation.Sum && standing.TargetToDate is { } due
            ? $"应到 {words.Value(due, standing.Indicator.Unit)}{(gap.Length > 0 ? " · " + gap : "")}" : gap;
    }

    static string ChangeOf(IKpiFacts facts, Standing standing, DateOnly since, Words words)
    {
        // A holiday over the turn of a month: what counts in this period began with it.
        var from = since < standing.Period.First ? standing.Period.First : since;
        return Changes.Since(facts, standing, from) is not { } change ? ""
            : $"{(since == standing.CountedTo ? "昨日" : words.ShortDay(from) + "起")} {words.Change(change, standing.Indicator.Unit)}";
    }

    static string ProjectionOf(Standing standing, Words words)
    {
        if (standing.Projection is not { } projection || standing.Indicator.Aggregation != Aggregation.Sum)
            return "";
        var text = $"预计 {words.Value(projection.End, standing.Indicator.Unit)}";
        if (projection.Chance is { } chance)
            text += $" · 达标机会 {words.Whole((decimal)chance)}";
        return projection.ReachedOn is { } day ? $"{text} · {words.ShortDay(day)}达标" : text;
    }
}

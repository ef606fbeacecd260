using Kpi.Bot.Cards;

namespace Kpi.Bot.Me;

/// <summary>「/kpi me」: what a person is measured by, and what they owe. Worst first.</summary>
/// <param name="Headline"><c>3 项指标：2 正常 · 1 提醒 · 得分 96</c>; empty for somebody who owns nothing.</param>
/// <param name="Items">The first of them, in full.</param>
/// <param name="Rest">The others, as rows of a table.</param>
/// <param name="RestTitle"><c>其余 12 项：11 正常 · 1 无数据</c>.</param>
sealed record MeView(
    Head Head, string Headline, IReadOnlyList<MeView.Debt> Owed, IReadOnlyList<MeView.Item> Items, Course? Course,
    IReadOnlyList<MeView.Row> Rest, string RestTitle, IReadOnlyList<CardButton> Buttons, string Freshness) : ICardView
{
    public string Template => "me";

    /// <summary>Something that waits for this person, with the button that settles it.</summary>
    public sealed record Debt(string Text, string Detail, string Label, string Command);

    /// <param name="Spark">The last 14 days; empty where a day means nothing (最新 without rows).</param>
    /// <param name="Share"><c>「线索量」目标的 40%</c>; empty without a parent of the same kind.</param>
    /// <param name="Contribution"><c>12.0 点（团队达成率）</c>.</param>
    /// <param name="Versions">Target versions, the one that counts first.</param>
    public sealed record Item(
        IndicatorLine Line, string Spark, string Definition, string Share, string Contribution, IReadOnlyList<string> Versions);

    public sealed record Row(string Mark, string Name, string Figure, string Attainment);
}

using Kpi.Bot.Cards;

namespace Kpi.Bot.Dashboard;

/// <summary>Where the team stands: 「/kpi team」 and the card of 9:00.</summary>
/// <param name="Big">团队整体达成率: <c>63.2%</c>; <c>—</c> without data.</param>
/// <param name="Lead"><c>领先 2.2 个百分点</c>, <c>落后 …</c>; its colour says the same.</param>
/// <param name="Outlook"><c>应到 61.0% · 按此进度期末 103%</c>.</param>
/// <param name="Lines">The first team indicators, by weight.</param>
/// <param name="Folded">The others, folded under <paramref name="FoldTitle"/>: <c>其余 4 项：3 正常 · 1 提醒</c>.</param>
/// <param name="AllWell">True where nothing is behind: then <paramref name="Calm"/> stands instead of the list of gaps.</param>
/// <param name="Calm"><c>全部在轨，最接近提醒线的是 线索转化率（按进度 95.4%）</c>.</param>
/// <param name="Mention">True where the owners of the gaps are notified.</param>
/// <param name="Empty">Why there is nothing to show and what to do; empty otherwise.</param>
sealed record DashboardView(
    Head Head, string Big, string Lead, string LeadColour, string Outlook, IReadOnlyList<IndicatorLine> Lines,
    IReadOnlyList<IndicatorLine> Folded, string FoldTitle, Course? Course, IReadOnlyList<ChannelFigures> Channels,
    IReadOnlyList<DashboardView.Attention> Gaps, bool AllWell, string Calm, bool Mention, IReadOnlyList<CardButton> Buttons,
    string Freshness, string Empty) : ICardView
{
    public string Template => "dashboard";

    /// <summary>A gap that asks for somebody.</summary>
    /// <param name="Gap"><c>少 24 条</c>.</param>
    /// <param name="Owner">Open id, or empty where nobody owns it.</param>
    /// <param name="Why"><c>曝光量 −20% 造成缺口的 92%</c>; <c>按进度 78.0%</c> where it can't be split.</param>
    public sealed record Attention(string Mark, string Colour, string Name, string Gap, string Owner, string Why);
}

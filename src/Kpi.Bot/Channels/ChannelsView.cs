using Kpi.Bot.Cards;

namespace Kpi.Bot.Channels;

/// <summary>「/kpi channel」: a team's channels side by side.</summary>
/// <param name="Lead">The answer in a sentence: <c>抖音最多（225 条）· 小红书涨得最快（+9%）</c>.</param>
/// <param name="Choices">A button a channel, at most three.</param>
/// <param name="Empty">Why there is nothing to show; empty otherwise.</param>
sealed record ChannelsView(
    Head Head, string Lead, IReadOnlyList<ChannelFigures> Channels, IReadOnlyList<ChannelsView.Kind> Kinds,
    IReadOnlyList<CardButton> Buttons, string Freshness, string Empty) : ICardView
{
    public string Template => "channels";

    /// <summary>The channels of one 类别.</summary>
    /// <param name="Name">主力, 潜力, 优化, 收缩.</param>
    /// <param name="Meaning"><c>高效、放量</c>.</param>
    public sealed record Kind(string Name, string Channels, string Meaning);
}

/// <summary>「/kpi channel &lt;name&gt;」: one channel's indicators and how efficient it is.</summary>
/// <param name="Efficiency">单条成本, 转化率, 客单价, ROI over the last closed months.</param>
/// <param name="EfficiencyOf"><c>4月–6月</c>, the months they are of.</param>
/// <param name="Kind">主力, 潜力, 优化, 收缩, with what it means.</param>
sealed record ChannelView(
    Head Head, IReadOnlyList<IndicatorLine> Lines, Course? Course, string Kind, string EfficiencyOf,
    IReadOnlyList<ChannelView.Measure> Efficiency, string Resources, IReadOnlyList<CardButton> Buttons, string Freshness) : ICardView
{
    public string Template => "channel";

    public sealed record Measure(string Label, string Value);
}

using Kpi.Bot.Base;
using Kpi.Domain.Model;

namespace Kpi.Bot.Cards;

/// <summary>Which of a channel's indicators are its leads, its conversion and what a lead costs.</summary>
/// <remarks>The base has no field for it, so category, way of adding up and name decide: 抖音单条线索成本 goes before 直播线索转化成本.</remarks>
sealed record ChannelMeasures(Indicator? Leads, Indicator? Rate, Indicator? Cost)
{
    public static ChannelMeasures Of(IBaseSnapshot facts, Team team, string channel)
    {
        var mine = facts.Indicators.Where(i => i is { Enabled: true, Level: Level.Channel } && i.Channel == channel && i.Team == team.Name).ToList();
        return new ChannelMeasures(
            Best(mine.Where(i => i.Category == Category.Leads && i.Aggregation == Aggregation.Sum), "线索量"),
            Best(mine.Where(i => i.Category == Category.Conversion && i.Unit == "%"), "线索转化率"),
            Best(mine.Where(i => i.Category == Category.Cost && i.Unit.StartsWith("元/条", StringComparison.Ordinal)), "单条"));
    }

    static Indicator? Best(IEnumerable<Indicator> fitting, string usual) => fitting
        .OrderByDescending(i => i.Name.Contains(usual, StringComparison.Ordinal))
        .ThenBy(i => i.Nature).ThenByDescending(i => i.Weight).FirstOrDefault();
}

using Kpi.Domain.Model;

namespace Kpi.Domain.Formulas;

/// <summary>What to do with a channel, by its efficiency and size against the other channels of the team.</summary>
public enum Quadrant
{
    /// <summary>主力: 高效, 放量.</summary>
    Core,
    /// <summary>潜力: 高效, 小量.</summary>
    Potential,
    /// <summary>优化: 低效, 放量.</summary>
    Improve,
    /// <summary>收缩: 低效, 小量.</summary>
    Shrink,
}

/// <summary>渠道效率: what a channel's leads cost and bring. A quotient whose divisor is 0 or unknown is null.</summary>
/// <param name="CostPerLead">费用 ÷ 线索量.</param>
/// <param name="LeadToCustomer">客户数 ÷ 线索量, 0–1.</param>
/// <param name="AverageOrder">成交额 ÷ 客户数.</param>
/// <param name="Roi">(成交额 − 费用) ÷ 费用; 0 is break-even.</param>
/// <param name="Quadrant">ROI and 线索量 against their medians, at the median counts as above; null where either is unknown.</param>
public sealed record ChannelEfficiency(
    string Channel, decimal? Leads, decimal? Customers, decimal? Cost, decimal? Revenue,
    decimal? CostPerLead, decimal? LeadToCustomer, decimal? AverageOrder, decimal? Roi, Quadrant? Quadrant)
{
    /// <summary>One entry a channel, by 线索量, the largest first.</summary>
    /// <param name="months">渠道历史 of one team; several months of a channel are added.</param>
    public static IReadOnlyList<ChannelEfficiency> Of(IEnumerable<ChannelMonth> months)
    {
        var channels = months.GroupBy(m => m.Channel).Select(Figures).ToList();
        var roi = Median.Of([.. channels.Where(c => c.Roi is not null).Select(c => c.Roi!.Value)]);
        var leads = Median.Of([.. channels.Where(c => c.Leads is not null).Select(c => c.Leads!.Value)]);
        return [.. channels.Select(c => c with { Quadrant = QuadrantOf(c, roi, leads) }).OrderByDescending(c => c.Leads ?? 0m)];
    }

    static ChannelEfficiency Figures(IGrouping<string, ChannelMonth> months)
    {
        var leads = Sum(months, m => m.Leads);
        var customers = Sum(months, m => m.Customers);
        var cost = Sum(months, m => m.Cost);
        var revenue = Sum(months, m => m.Revenue);
        return new ChannelEfficiency(months.Key, leads, customers, cost, revenue,
            Quotient(cost, leads), Quotient(customers, leads), Quotient(revenue, customers), Quotient(revenue - cost, cost), null);
    }

    static Quadrant? QuadrantOf(ChannelEfficiency channel, decimal? medianRoi, decimal? medianLeads) =>
        channel is not { Roi: { } roi, Leads: { } leads } ? null : (roi >= medianRoi, leads >= medianLeads) switch
        {
            (true, true) => Formulas.Quadrant.Core,
            (true, false) => Formulas.Quadrant.Potential,
            (false, true) => Formulas.Quadrant.Improve,
            (false, false) => Formulas.Quadrant.Shrink,
        };

    static decimal? Sum(IEnumerable<ChannelMonth> months, Func<ChannelMonth, decimal?> of) =>
        months.Select(of).Aggregate((decimal?)null, (sum, value) => value is null ? sum : (sum ?? 0m) + value);

    static decimal? Quotient(decimal? above, decimal? below) => below is null or 0m ? null : above / below;
}

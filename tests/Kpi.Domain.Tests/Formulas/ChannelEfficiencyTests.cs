using Kpi.Domain.Formulas;
using Kpi.Domain.Model;

namespace Kpi.Domain.Tests.Formulas;

public sealed class ChannelEfficiencyTests
{
    static ChannelMonth Month(string channel, decimal? leads, decimal? customers, decimal? cost, decimal? revenue, string month = "2026-07") =>
        new(channel, Board.P(month), leads, customers, cost, revenue);

    [Fact]
    public void Each_channel_stands_against_the_medians_of_its_team()
    {
        var channels = ChannelEfficiency.Of([
            Month("抖音", 400, 40, 40_000, 120_000), // ROI 2
            Month("小红书", 100, 12, 10_000, 50_000), // ROI 4
            Month("线下", 300, 15, 60_000, 90_000), // ROI 0.5
            Month("直播", 80, 4, 16_000, 8_000)]); // ROI −0.5; medians: ROI 1.25, leads 200

        Assert.Equal([("抖音", Quadrant.Core), ("线下", Quadrant.Improve), ("小红书", Quadrant.Potential), ("直播", Quadrant.Shrink)],
            channels.Select(c => (c.Channel, c.Quadrant!.Value)));
        Assert.Equal((100m, 0.1m, 3000m, 2m), (channels[0].CostPerLead, channels[0].LeadToCustomer, channels[0].AverageOrder, channels[0].Roi));
    }

    [Fact]
    public void Months_of_a_channel_are_added_before_anything_is_divided()
    {
        var channel = Assert.Single(ChannelEfficiency.Of([Month("抖音", 10, 1, 1000, 0, "2026-06"), Month("抖音", 90, 9, 1000, 6000)]));

        Assert.Equal((100m, 20m, 0.1m, 600m, 2m), (channel.Leads, channel.CostPerLead, channel.LeadToCustomer, channel.AverageOrder, channel.Roi));
        Assert.Equal(Quadrant.Core, channel.Quadrant); // alone it is its own median
    }

    [Fact]
    public void What_is_not_known_or_divided_by_0_is_left_open()
    {
        var channels = ChannelEfficiency.Of([Month("自然流量", 50, 5, 0, 1000), Month("抖音", 0, 0, 100, null), Month("空", null, null, null, null)]);

        Assert.Equal((0m, null, null), (channels[0].CostPerLead, channels[0].Roi, channels[0].Quadrant));
        Assert.Equal((null, null, null, null), (channels[1].CostPerLead, channels[1].AverageOrder, channels[1].Roi, channels[1].Quadrant));
        Assert.All(channels, c => Assert.Null(c.Quadrant));
    }
}

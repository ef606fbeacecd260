namespace Kpi.Bot.Demo;

/// <summary>What one channel brought on one day.</summary>
/// <param name="Reach">曝光 (抖音: of the landing page; 小红书: of notes); 0 elsewhere.</param>
/// <param name="Visitors">Visitors of notes' home page (小红书); 0 elsewhere.</param>
/// <param name="Opportunities">Leads of the day that became an opportunity.</param>
/// <param name="Customers">Opportunities of the day that became a customer.</param>
/// <param name="Cost">元.</param>
/// <param name="Revenue">首单成交额 of the customers, 元.</param>
public sealed record ChannelDay(int Reach, int Visitors, int Leads, int Opportunities, int Customers, int Cost, int Revenue);

/// <summary>One day of the demo team.</summary>
/// <param name="Expo">Null on a day without a fair.</param>
/// <param name="LiveLeads">Leads out of 抖音 live streams; 0 on a day without one.</param>
/// <param name="HighValue">Leads of the day with 客单价 ≥ 5000 元.</param>
/// <param name="ResponseHours">Mean hours until a lead was answered.</param>
/// <param name="SearchesMore">Brand searches above the same day of the year before.</param>
public sealed record DemoDay(
    DateOnly Day, ChannelDay Douyin, ChannelDay Xiaohongshu, ChannelDay? Expo, ChannelDay Web,
    int LiveLeads, int LiveCost, int Plays, int FullPlays, int Views, int Interactions,
    int HighValue, decimal ResponseHours, int SearchesBefore, int SearchesMore, int Ugc)
{
    public IEnumerable<ChannelDay> Channels => Expo is null ? [Douyin, Xiaohongshu, Web] : [Douyin, Xiaohongshu, Expo, Web];

    public int Leads => Channels.Sum(c => c.Leads);

    public int Opportunities => Channels.Sum(c => c.Opportunities);

    public int Customers => Channels.Sum(c => c.Customers);

    public int Revenue => Channels.Sum(c => c.Revenue);
}

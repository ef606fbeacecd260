using Kpi.Domain.Model;
using static Kpi.Bot.Demo.DemoPeople;

namespace Kpi.Bot.Demo;

/// <summary>A definition of the demo with its target levels.</summary>
/// <param name="Now">基础目标 a month since the push: the seed's numbers.</param>
/// <param name="Before">The level before; grows by quarter where <paramref name="Grows"/>.</param>
/// <param name="Grows">Whether earlier quarters asked for less: so with counts, not with rates and costs.</param>
/// <param name="Challenge">挑战目标 as a factor of the base target.</param>
public sealed record DemoIndicator(
    string Code, string Name, Level Level, string Owner, string? Channel, string? Parent, Category Category, Nature Nature, string Unit,
    Aggregation Aggregation, int Weight, string Source, string Definition, decimal Now, decimal Before,
    bool Grows = false, bool LowerIsBetter = false, decimal Challenge = 1.2m, string? Formula = null);

/// <summary>The seed's indicators and those its story and cards need.</summary>
/// <remarks>
/// The tree of leads: the team's 1,000 a month are four persons' 400 + 200 + 250 + 150, and each person's are one channel's. Persons and
/// channels have rows of their own, from the same leads; the team's number is the sum of its persons'. The seed gives 短视频 400 (40 %) and 线下活动 200; 图文 (小红书) and 官网咨询 carry
/// the other 400. 抖音: 20,000 exposures × 2 % = 400. 线下: four fairs × 50 registrations = 200. 小红书's 留资率 is of visitors, since 3 % of 500,000
/// exposures would be 15,000 leads. Weights add up to 100 a level.
/// </remarks>
public static class DemoIndicators
{
    public const string Douyin = "抖音", Xiaohongshu = "小红书", Expo = "线下展会", Web = "官网";

    const string Crm = "CRM线索", Ads = "渠道投放日报", Finance = "费用日报";

    public static IReadOnlyList<DemoIndicator> All { get; } =
    [
        new("LEADS", "线索量", Level.Team, Sun, null, null, Category.Leads, Nature.Outcome, "条", Aggregation.Sum, 30, Crm, "当日新增并留下有效联系方式的线索，按手机号去重；由个人指标汇总", 1_000, 720, Grows: true),
        new("LEAD_RATE", "线索转化率", Level.Team, Sun, null, null, Category.Conversion, Nature.Outcome, "%", Aggregation.Ratio, 15, Crm, "当日线索中转为商机的条数 ÷ 当日线索条数", 12, 10.5m),
        new("HIGH_VALUE_RATE", "高价值线索占比", Level.Team, Sun, null, null, Category.Conversion, Nature.Outcome, "%", Aggregation.Ratio, 10, Crm, "预估客单价 ≥ 5000 元的线索 ÷ 全部线索；由个人指标汇总", 30, 27),
        new("CUSTOMER_RATE", "线索-客户转化率", Level.Team, Sun, null, null, Category.Conversion, Nature.Outcome, "%", Aggregation.Ratio, 20, Crm, "当日线索中成交的客户数 ÷ 当日线索条数", 8, 7),
        new("FIRST_ORDER", "新客户首单成交额", Level.Team, Sun, null, null, Category.Conversion, Nature.Outcome, "元", Aggregation.Mean, 10, "CRM订单", "新客户首单的平均金额，按客户数加权", 3_000, 2_800, Challenge: 1.1m),
        new("BRAND_SEARCH", "品牌关键词搜索量增长", Level.Team, Sun, null, null, Category.Brand, Nature.Outcome, "%", Aggregation.Ratio, 5, "搜索指数", "（当日品牌词搜索量 − 去年同日）÷ 去年同日", 20, 15),
        new("UGC", "UGC内容量", Level.Team, Sun, null, null, Category.Brand, Nature.Process, "条", Aggregation.Sum, 10, "内容监测", "用户自发发布并带品牌话题的内容", 500, 450, Grows: true),

        new("LEADS_SHORTVIDEO", "短视频线索量", Level.Person, Wang, null, "LEADS", Category.Leads, Nature.Outcome, "条", Aggregation.Sum, 25, Crm, "来自短视频与直播的线索，团队目标的 40%", 400, 300, Grows: true),
        new("ENGAGEMENT", "账号粉丝互动率", Level.Person, Wang, null, null, Category.Brand, Nature.Process, "%", Aggregation.Ratio, 10, Ads, "点赞、评论、转发人数 ÷ 触达粉丝数", 5, 4.6m),
        new("LEADS_CONTENT", "图文线索量", Level.Person, Chen, null, "LEADS", Category.Leads, Nature.Outcome, "条", Aggregation.Sum, 15, Crm, "来自图文笔记的线索", 250, 175, Grows: true),
        new("LEADS_EVENT", "线下活动线索量", Level.Person, Li, null, "LEADS", Category.Leads, Nature.Outcome, "条", Aggregation.Sum, 15, Crm, "线下活动现场登记的线索", 200, 140, Grows: true),
        new("EVENT_RATE", "活动线索转化率", Level.Person, Li, null, "LEAD_RATE", Category.Conversion, Nature.Outcome, "%", Aggregation.Ratio, 10, Crm, "活动线索中转为商机的条数 ÷ 活动线索条数；由渠道指标汇总", 10, 9.5m),
        new("LEADS_WEB", "官网咨询线索量", Level.Person, Zhao, null, "LEADS", Category.Leads, Nature.Outcome, "条", Aggregation.Sum, 5, Crm, "官网表单与在线咨询留下的线索", 150, 105, Grows: true),
        new("HIGH_VALUE_SALES", "高价值线索占比（销售支持）", Level.Person, Zhao, null, "HIGH_VALUE_RATE", Category.Conversion, Nature.Outcome, "%", Aggregation.Ratio, 10, Crm, "预估客单价 ≥ 5000 元的线索 ÷ 全部线索", 30, 27),
        new("RESPONSE_HOURS", "线索响应时效", Level.Person, Zhao, null, null, Category.Efficiency, Nature.Process, "小时", Aggregation.Mean, 10, Crm, "从线索进入到首次联系的平均小时数，按线索数加权", 2, 2.2m, LowerIsBetter: true, Challenge: .8m),

        new("DOUYIN_LEADS", "抖音线索量", Level.Channel, Wang, Douyin, "LEADS_SHORTVIDEO", Category.Leads, Nature.Outcome, "条", Aggregation.Sum, 12, Ads, "抖音短视频与直播带来的线索", 400, 300, Grows: true, Formula: "抖音曝光量 × 抖音留资率"),
        new("DOUYIN_REACH", "抖音曝光量", Level.Channel, Chen, Douyin, null, Category.Leads, Nature.Process, "次", Aggregation.Sum, 5, Ads, "落地页有效曝光（停留 3 秒以上）", 20_000, 15_800, Grows: true),
        new("DOUYIN_FORM_RATE", "抖音留资率", Level.Channel, Chen, Douyin, null, Category.Conversion, Nature.Process, "%", Aggregation.Ratio, 5, Ads, "留资人数 ÷ 落地页有效曝光", 2, 1.9m),
        new("DOUYIN_PLAY_RATE", "视频完播率", Level.Channel, Chen, Douyin, null, Category.Brand, Nature.Process, "%", Aggregation.Ratio, 8, Ads, "完整播放数 ÷ 播放数", 35, 33),
        new("DOUYIN_LIVE_COST", "直播线索转化成本", Level.Channel, Chen, Douyin, null, Category.Cost, Nature.Process, "元/条", Aggregation.Ratio, 8, Finance, "直播投放费用 ÷ 直播线索数", 200, 240, LowerIsBetter: true, Challenge: .9m),
        new("DOUYIN_RATE", "抖音线索转化率", Level.Channel, Wang, Douyin, "LEAD_RATE", Category.Conversion, Nature.Outcome, "%", Aggregation.Ratio, 4, Crm, "抖音线索中转为商机的条数 ÷ 抖音线索条数", 10, 8.5m),
        new("DOUYIN_COST", "抖音单条线索成本", Level.Channel, Wang, Douyin, null, Category.Cost, Nature.Process, "元/条", Aggregation.Ratio, 4, Finance, "抖音费用 ÷ 抖音线索数", 145, 185, LowerIsBetter: true, Challenge: .9m),

        new("XHS_LEADS", "小红书线索量", Level.Channel, Chen, Xiaohongshu, "LEADS_CONTENT", Category.Leads, Nature.Outcome, "条", Aggregation.Sum, 8, Ads, "小红书笔记带来的线索", 250, 175, Grows: true),
        new("XHS_REACH", "笔记曝光量", Level.Channel, Chen, Xiaohongshu, null, Category.Leads, Nature.Process, "次", Aggregation.Sum, 8, Ads, "笔记在信息流与搜索中的曝光", 500_000, 380_000, Grows: true),
        new("XHS_FORM_RATE", "笔记留资率", Level.Channel, Chen, Xiaohongshu, null, Category.Conversion, Nature.Process, "%", Aggregation.Ratio, 8, Ads, "留资人数 ÷ 笔记主页访客数", 3, 2.8m),
        new("XHS_RATE", "小红书线索转化率", Level.Channel, Chen, Xiaohongshu, "LEAD_RATE", Category.Conversion, Nature.Outcome, "%", Aggregation.Ratio, 3, Crm, "小红书线索中转为商机的条数 ÷ 小红书线索条数", 12, 10.5m),
        new("XHS_COST", "小红书单条线索成本", Level.Channel, Chen, Xiaohongshu, null, Category.Cost, Nature.Process, "元/条", Aggregation.Ratio, 2, Finance, "小红书费用 ÷ 小红书线索数", 95, 125, LowerIsBetter: true, Challenge: .9m),

        new("EXPO_LEADS", "线下展会线索量", Level.Channel, Li, Expo, "LEADS_EVENT", Category.Leads, Nature.Outcome, "条", Aggregation.Sum, 4, Crm, "展会现场登记的线索", 200, 140, Grows: true),
        new("EXPO_RATE", "线下展会线索转化率", Level.Channel, Li, Expo, "EVENT_RATE", Category.Conversion, Nature.Outcome, "%", Aggregation.Ratio, 2, Crm, "展会线索中转为商机的条数 ÷ 展会线索条数", 10, 9.5m),
        new("EXPO_FAIR_COST", "参展成本", Level.Channel, Li, Expo, null, Category.Cost, Nature.Process, "元/场", Aggregation.Mean, 6, Finance, "每场展会的展位、搭建、差旅费用", 10_000, 10_000, LowerIsBetter: true, Challenge: .9m),
        new("EXPO_REGISTRATIONS", "现场意向客户登记量", Level.Channel, Li, Expo, null, Category.Leads, Nature.Process, "人/场", Aggregation.Mean, 6, Crm, "每场展会登记的意向客户", 50, 35),
        new("EXPO_COST", "线下展会单条线索成本", Level.Channel, Li, Expo, null, Category.Cost, Nature.Process, "元/条", Aggregation.Ratio, 1, Finance, "展会费用 ÷ 展会线索数", 220, 290, LowerIsBetter: true, Challenge: .9m),

        new("WEB_LEADS", "官网线索量", Level.Channel, Zhao, Web, "LEADS_WEB", Category.Leads, Nature.Outcome, "条", Aggregation.Sum, 3, Crm, "官网表单与在线咨询留下的线索", 150, 105, Grows: true),
        new("WEB_RATE", "官网线索转化率", Level.Channel, Zhao, Web, "LEAD_RATE", Category.Conversion, Nature.Outcome, "%", Aggregation.Ratio, 2, Crm, "官网线索中转为商机的条数 ÷ 官网线索条数", 17, 15),
        new("WEB_COST", "官网单条线索成本", Level.Channel, Zhao, Web, null, Category.Cost, Nature.Process, "元/条", Aggregation.Ratio, 1, Finance, "搜索投放费用 ÷ 官网线索数", 115, 150, LowerIsBetter: true, Challenge: .9m),
    ];
}

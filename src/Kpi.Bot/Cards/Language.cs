namespace Kpi.Bot.Cards;

/// <summary>What differs between languages when a figure or a day is written.</summary>
/// <param name="Scales">Where numbers are shortened and by which word, largest first.</param>
/// <param name="Statuses">In the order of <see cref="Domain.Model.Status"/>.</param>
/// <param name="Weekdays">Sunday first.</param>
/// <param name="Each">What 元/条 becomes after a pair of figures: <c>¥187 / ¥200 每条</c>.</param>
/// <param name="Zero">The sign of no change.</param>
/// <param name="More">Beyond its target where more is better; <paramref name="Less"/> short of it.</param>
/// <param name="Over">Beyond its target where less is better; <paramref name="Under"/> on the good side of it.</param>
/// <param name="Quarters">First to fourth.</param>
/// <param name="Origins">How a value came about, in the order of <see cref="Domain.Formulas.Origin"/>.</param>
sealed record Language(
    string NoData, string NoTarget, string Points, string Each, string Zero,
    IReadOnlyList<(decimal From, string Name)> Scales, IReadOnlyList<string> Statuses, IReadOnlyList<string> Weekdays,
    IReadOnlyList<string> Quarters, IReadOnlyList<string> Origins,
    string More, string Less, string Over, string Under, string Even,
    string DayPattern, string DayInMonthPattern, string MonthPattern, string MonthOfYearPattern,
    string WeekPattern, string QuarterPattern, string YearPattern)
{
    /// <summary>The language of a locale; Chinese where it isn't spoken yet.</summary>
    public static Language Of(string locale) => locale switch
    {
        _ => Chinese,
    };

    static Language Chinese { get; } = new(
        NoData: "无数据", NoTarget: "（未设目标）", Points: "个百分点", Each: "每", Zero: "±",
        Scales: [(100_000_000m, "亿"), (10_000m, "万")],
        Statuses: ["无数据", "正常", "提醒", "严重"],
        Weekdays: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
        Quarters: ["一季度", "二季度", "三季度", "四季度"],
        Origins: ["无数据", "自有", "汇总", "公式"],
        More: "多 ", Less: "少 ", Over: "超 ", Under: "低 ", Even: "持平",
        DayPattern: "M'月'd'日'", DayInMonthPattern: "d'日'", MonthPattern: "M'月'", MonthOfYearPattern: "yyyy'年'M'月'",
        WeekPattern: "{0}（{1}）", QuarterPattern: "{0}年{1}", YearPattern: "{0}年");
}

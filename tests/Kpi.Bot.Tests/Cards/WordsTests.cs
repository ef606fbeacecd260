using Kpi.Bot.Cards;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Tests.Cards;

public sealed class WordsTests
{
    static readonly Words Words = Words.Chinese;

    [Theory]
    [InlineData("0", "0")]
    [InlineData("612", "612")]
    [InlineData("1000", "1,000")]
    [InlineData("999.96", "1,000")]
    [InlineData("1234.5", "1,235")]
    [InlineData("9999.4", "9,999")]
    [InlineData("9999.6", "1万")]
    [InlineData("12345", "1.2万")]
    [InlineData("500000", "50万")]
    [InlineData("120000000", "1.2亿")]
    [InlineData("10.85", "10.9")]
    [InlineData("10.04", "10")]
    [InlineData("0.034", "0.03")]
    [InlineData("-0.001", "0")]
    [InlineData("-24", "−24")]
    public void A_number_is_short_and_rounded_half_away_from_zero(string value, string written) =>
        Assert.Equal(written, Words.Number(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(612, "条", "612 条")]
    [InlineData(12, "%", "12%")]
    [InlineData(187, "元/条", "¥187/条")]
    [InlineData(3000, "元", "¥3,000")]
    [InlineData(10000, "元/场", "¥1万/场")]
    [InlineData(2, "小时", "2 小时")]
    public void A_value_carries_its_unit(int value, string unit, string written) => Assert.Equal(written, Words.Value(value, unit));

    [Fact]
    public void No_data_is_not_zero() =>
        Assert.Equal(("无数据", "—", "— / 500 条", "12 条（未设目标）"),
            (Words.Value(null, "条"), Words.Percent(null), Words.Figure(null, 500, "条"), Words.Figure(12, null, "条")));

    [Theory]
    [InlineData(612, 1000, "条", "612 / 1,000 条")]
    [InlineData(10.8, 12, "%", "10.8 / 12 %")]
    [InlineData(187, 200, "元/条", "¥187 / ¥200 每条")]
    [InlineData(2950, 3000, "元", "¥2,950 / ¥3,000")]
    public void A_figure_is_actual_and_target_with_one_unit(double actual, int target, string unit, string written) =>
        Assert.Equal(written, Words.Figure((decimal)actual, target, unit));

    [Theory]
    [InlineData(28, "条", "+28")]
    [InlineData(-0.2, "%", "−0.2 个百分点")]
    [InlineData(-12, "元/条", "−¥12")]
    [InlineData(0, "条", "±0")]
    [InlineData(-0.001, "%", "±0 个百分点")]
    public void A_change_has_a_sign(double change, string unit, string written) => Assert.Equal(written, Words.Change((decimal)change, unit));

    [Fact]
    public void Percents_differ_in_points_and_change_relatively_in_percent() =>
        Assert.Equal(("2.2 个百分点", "4.1 个百分点", "−20%", "−1.8%", "+9%"),
            (Words.Points(0.0218m), Words.Distance(-4.1m, "%"), Words.Relative(-0.2m), Words.Relative(-0.018m), Words.Relative(0.09m)));

    [Theory]
    [InlineData(0.612, 0.61, "▰▰▰▰▰▰┆▱▱▱▱")]
    [InlineData(0.4, 0.6, "▰▰▰▰▱▱┆▱▱▱▱")]
    [InlineData(0.999, 1.0, "▰▰▰▰▰▰▰▰▰▱┆")]
    [InlineData(1.3, null, "▰▰▰▰▰▰▰▰▰▰")]
    [InlineData(0.001, 0.0, "┆▰▱▱▱▱▱▱▱▱▱")]
    public void A_bar_is_ten_blocks_with_the_pace_as_a_notch(double attainment, double? pace, string bar) =>
        Assert.Equal(bar, Words.Bar((decimal)attainment, (decimal?)pace));

    [Fact]
    public void States_have_a_sign_beside_the_colour() =>
        Assert.Equal(["○ 无数据", "● 正常", "▲ 提醒", "■ 严重"], Enum.GetValues<Status>().Select(Words.Sign));

    [Fact]
    public void Days_and_periods_are_written_as_people_say_them()
    {
        var today = new DateOnly(2026, 7, 14);
        string Written(string period) => Period.TryParse(period, out var p) ? Words.Period(p, today) : "?";

        Assert.Equal("7月14日 周二", Words.Day(today));
        Assert.Equal(("7月", "2025年7月", "2026年三季度", "2026年"), (Written("2026-07"), Written("2025-07"), Written("2026Q3"), Written("2026")));
        Assert.Equal(("2026-W28（7月6日–12日）", "2026-W31（7月27日–8月2日）"), (Written("2026-W28"), Written("2026-W31")));
        Assert.Equal("7月13日 10:12", Words.Moment(new DateTimeOffset(2026, 7, 13, 2, 12, 0, TimeSpan.Zero), "Asia/Shanghai"));
    }

    [Fact]
    public void A_spark_shows_lowest_highest_and_gaps() => Assert.Equal("▁·▄▇", Words.Spark([10m, null, 20m, 30m]));
}

using System.Globalization;
using Kpi.Bot.Door;

namespace Kpi.Bot.Tests.Door;

public sealed class TypedTests
{
    [Theory]
    [InlineData("1200", "条", "1200")]
    [InlineData("1,200", "条", "1200")]
    [InlineData("１，２００", "条", "1200")]
    [InlineData("１２００．５", "条", "1200.5")]
    [InlineData("1.2万", "条", "12000")]
    [InlineData("1.2 W", "条", "12000")]
    [InlineData("3k", "条", "3000")]
    [InlineData("2亿", "次", "200000000")]
    [InlineData("¥3,000", "元", "3000")]
    [InlineData("3000元", "元", "3000")]
    [InlineData("200 元/条", "元/条", "200")]
    [InlineData("30 条", "条", "30")]
    [InlineData("¥180/条", "元/条", "180")]
    [InlineData("−3.5", "%", "-3.5")]
    [InlineData(".5", "小时", "0.5")]
    public void A_number_is_read_as_people_type_it(string text, string unit, string value)
    {
        Assert.True(TypedNumber.TryParse(text, unit, out var number));
        Assert.Equal((decimal.Parse(value, CultureInfo.InvariantCulture), null, false), (number.Value, number.Over, number.IsPercent));
    }

    [Fact]
    public void A_percent_and_a_ratio_are_told_apart()
    {
        Assert.True(TypedNumber.TryParse("12％", "%", out var percent));
        Assert.True(TypedNumber.TryParse("12 ／ 100", "%", out var ratio));
        Assert.Equal((new TypedNumber(12, null, true), new TypedNumber(12, 100, false)), (percent, ratio));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("1,2")]
    [InlineData("1.2.3")]
    [InlineData("12/")]
    [InlineData("1/2/3")]
    [InlineData("12%/3")]
    [InlineData("0x10")]
    [InlineData("1e5")]
    [InlineData("９９９９９９９９９９９９９９９９９９９９９９９９９９９９９９９９")]
    [InlineData("100000000亿")]
    public void What_is_no_number_is_refused(string text) => Assert.False(TypedNumber.TryParse(text, "条", out _));

    [Theory]
    [InlineData("2026-07-13", "2026-07-13")]
    [InlineData("2026-07-13 +0800", "2026-07-13")]
    [InlineData("2026年7月3日", "2026-07-03")]
    [InlineData("7/3", "2026-07-03")]
    [InlineData("７月３日", "2026-07-03")]
    [InlineData("7.3", "2026-07-03")]
    [InlineData("今天", "2026-01-05")]
    [InlineData("昨天", "2026-01-04")]
    [InlineData("前天", "2026-01-03")]
    [InlineData("12-30", "2025-12-30")]
    public void A_day_is_read_as_people_type_it(string text, string day)
    {
        Assert.True(TypedDay.TryParse(text, new(2026, 1, 5), out var read));
        Assert.Equal(day, read.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("13-01")]
    [InlineData("2-29")]
    [InlineData("0713")]
    [InlineData("1026-07-13")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_day_is_refused(string? text) => Assert.False(TypedDay.TryParse(text, new(2026, 1, 5), out _));
}

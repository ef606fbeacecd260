using Kpi.Bot.Schedule;

namespace Kpi.Bot.Tests.Schedule;

public sealed class QuietHoursTests
{
    [Theory]
    [InlineData("20:00-08:30", "19:59", false)]
    [InlineData("20:00-08:30", "20:00", true)]
    [InlineData("20:00-08:30", "00:00", true)]
    [InlineData("20:00-08:30", "08:29", true)]
    [InlineData("20:00-08:30", "08:30", false)]
    [InlineData("12:00-13:30", "12:30", true)]
    [InlineData("12:00-13:30", "20:00", false)]
    [InlineData("8:00 - 9:00", "08:30", true)]
    public void A_span_covers_its_begin_and_not_its_end_also_over_midnight(string text, string time, bool quiet)
    {
        Assert.True(QuietHours.TryParse(text, out var hours));
        Assert.Equal(quiet, hours!.Covers(TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("20:00")]
    [InlineData("20:00-25:00")]
    [InlineData("20:00-20:00")]
    [InlineData("late-early")]
    public void Anything_else_is_refused(string text) => Assert.False(QuietHours.TryParse(text, out _));

    [Fact]
    public void Empty_is_never_quiet()
    {
        Assert.True(QuietHours.TryParse("", out var hours));
        Assert.Null(hours);
    }
}

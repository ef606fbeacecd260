using Kpi.Domain.Periods;

namespace Kpi.Domain.Tests.Periods;

public sealed class WorkCalendarTests
{
    // Working days of the notice's own months, counted on a wall calendar.
    [Theory]
    [InlineData("2026-01", 21)] // 22 weekdays, less the 1st and 2nd, plus Sunday the 4th
    [InlineData("2026-02", 16)] // 20 weekdays, less 16–20 and 23, plus Saturdays 14 and 28
    [InlineData("2026-09", 22)] // 22 weekdays, less Friday the 25th, plus Sunday the 20th
    [InlineData("2026-10", 18)] // 22 weekdays, less 1, 2, 5, 6, 7, plus Saturday the 10th
    [InlineData("2025-01", 19)] // 23 weekdays, less 1, 28–31, plus Sunday the 26th
    [InlineData("2025-10", 18)] // 23 weekdays, less 1, 2, 3, 6, 7, 8, plus Saturday the 11th
    [InlineData("2027-10", 21)] // no notice yet: weekdays only
    public void Working_days_of_a_month_follow_the_notice(string month, int days)
    {
        var period = Board.P(month);

        Assert.Equal(days, Calendars.China.WorkingDays(period.First, period.Last));
    }

    [Fact]
    public void A_year_of_the_notice_has_its_holidays_by_name()
    {
        Assert.Equal("国庆节", Calendars.China.HolidayOn(Board.D("2026-10-01")));
        Assert.Null(Calendars.China.HolidayOn(Board.D("2026-10-08")));
        Assert.Equal("春节", Calendars.China.HolidayOn(Board.D("2025-01-28")));
    }

    [Fact]
    public void It_says_which_years_are_known()
    {
        Assert.Equal([2025, 2026], Calendars.China.Years);
        Assert.False(Calendars.China.Covers(2027));
    }

    [Theory]
    [InlineData("2026-09-30", "2026-10-08", "2026-09-29")]
    [InlineData("2026-10-09", "2026-10-10", "2026-10-08")] // Saturday the 10th is worked
    [InlineData("2026-02-14", "2026-02-24", "2026-02-13")]
    [InlineData("2026-11-21", "2026-11-23", "2026-11-20")] // an ordinary Saturday
    public void The_working_days_around_a_day_are_found(string day, string next, string previous)
    {
        Assert.Equal(Board.D(next), Calendars.China.NextWorkingDay(Board.D(day)));
        Assert.Equal(Board.D(previous), Calendars.China.PreviousWorkingDay(Board.D(day)));
    }

    [Fact]
    public void A_notice_that_contradicts_itself_is_refused()
    {
        var day = Board.D("2026-10-01");

        Assert.Throws<ArgumentException>(() => WorkCalendar.Create([new HolidayYear(2026, "", [new("国庆节", day, day)], [day])]));
        Assert.Throws<ArgumentException>(() => WorkCalendar.Create([new HolidayYear(2026, "", [new("国庆节", day, day.AddDays(-1))], [])]));
    }
}

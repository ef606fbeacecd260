using CsCheck;
using Kpi.Domain.Formulas;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Domain.Tests.Formulas;

public sealed class TargetsTests
{
    readonly Board board = new();

    [Fact]
    public void The_version_in_force_with_the_highest_number_counts_and_the_older_ones_stay_visible()
    {
        var leads = board.Add("线索量");
        board.Target(leads, "2026-07", 1000, version: 1).Target(leads, "2026-07", 1150, 1380, version: 3).Target(leads, "2026-07", 1100, version: 2)
            .Target(leads, "2026-07", 9999, version: 4, state: TargetState.Draft).Target(leads, "2026-07", 8888, version: 5, state: TargetState.Void);

        var target = Targets.For(board.Facts, leads, Board.P("2026-07"))!;

        Assert.Equal((1150m, 1380m, TargetOrigin.Own, 3), (target.Base, target.Challenge, target.Origin, target.Version!.Version));
        Assert.Equal([2, 1], target.Earlier.Select(t => t.Version));
    }

    [Fact]
    public void A_quarter_is_the_sum_of_its_months()
    {
        var leads = board.Add("线索量");
        board.Target(leads, "2026-07", 1000, 1200).Target(leads, "2026-08", 1100, 1300).Target(leads, "2026-09", 900, 1000);

        var target = Targets.For(board.Facts, leads, Board.P("2026Q3"))!;

        Assert.Equal((3000m, 3500m, TargetOrigin.Months), (target.Base, target.Challenge, target.Origin));
        // Up to 8月10日: all of July and 10 of August's 31 days at August's own rate.
        Assert.Equal(1000m + 1100m * 10 / 31, Targets.ToDate(board.Facts, leads, Board.P("2026Q3"), Board.D("2026-08-10"))!.Value, 20);
    }

    [Fact]
    public void A_quarter_of_a_ratio_is_the_mean_of_its_months_by_day_weight()
    {
        var rate = board.Add("转化率", Aggregation.Ratio, unit: "%", days: DayBasis.WorkingDays);
        board.Target(rate, "2026-10", 10).Target(rate, "2026-11", 12).Target(rate, "2026-12", 14);

        // Working days: October 18, November 21, December 23.
        Assert.Equal((10m * 18 + 12 * 21 + 14 * 23) / 62, Targets.For(board.Facts, rate, Board.P("2026Q4"))!.Base, 20);
    }

    [Fact]
    public void A_month_within_a_quarter_is_its_share_by_day_weight()
    {
        var leads = board.Add("线索量");
        var rate = board.Add("转化率", Aggregation.Ratio, unit: "%");
        var visits = board.Add("拜访量", days: DayBasis.WorkingDays);
        board.Target(leads, "2026Q3", 920, 1840).Target(rate, "2026Q3", 12).Target(visits, "2026Q4", 620);

        Assert.Equal((310m, 620m), (Base(leads, "2026-07"), Targets.For(board.Facts, leads, Board.P("2026-07"))!.Challenge)); // 31 of 92 days
        Assert.Equal(12m, Base(rate, "2026-07"));
        Assert.Equal(180m, Base(visits, "2026-10")!.Value, 20); // 18 of 62 working days
        Assert.Equal(TargetOrigin.Longer, Targets.For(board.Facts, leads, Board.P("2026-07"))!.Origin);
    }

    [Fact]
    public void A_year_gives_its_months_and_quarters_their_share_and_is_made_of_quarters_where_it_has_none()
    {
        var leads = board.Add("线索量");
        var deals = board.Add("成交量");
        board.Target(leads, "2028", 3660); // a leap year: 366 days
        foreach (var quarter in new[] { "2026Q1", "2026Q2", "2026Q3", "2026Q4" })
            board.Target(deals, quarter, 100);

        Assert.Equal(290m, Base(leads, "2028-02")!.Value, 20);
        Assert.Equal(910m, Base(leads, "2028Q1")!.Value, 20);
        Assert.Equal(400m, Base(deals, "2026")!.Value, 20);
    }

    [Fact]
    public void A_quarter_with_a_month_missing_has_no_target()
    {
        var leads = board.Add("线索量");
        board.Target(leads, "2026-07", 1000).Target(leads, "2026-08", 1100);

        Assert.Null(Targets.For(board.Facts, leads, Board.P("2026Q3")));
        Assert.Null(Targets.For(board.Facts, leads, Board.P("2026-09")));
        Assert.Null(Targets.ToDate(board.Facts, leads, Board.P("2026-09"), Board.D("2026-09-03")));
    }

    [Fact]
    public void A_week_over_two_months_takes_of_each_what_its_days_carry()
    {
        var leads = board.Add("线索量");
        board.Target(leads, "2026-07", 1000).Target(leads, "2026-08", 1100);

        Assert.Equal(232.26m, Math.Round(Week(leads, "2026-W31")!.Value, 2)); // 1000 × 5/31 + 1100 × 2/31
    }

    [Fact]
    public void A_week_of_another_aggregation_owes_the_target_of_the_month_of_its_last_day()
    {
        var rate = board.Add("转化率", Aggregation.Ratio, unit: "%");
        board.Target(rate, "2026-07", 12).Target(rate, "2026-08", 13);

        Assert.Equal(13m, Week(rate, "2026-W31"));
        Assert.Equal(12m, Week(rate, "2026-W30"));
    }

    [Fact]
    public void A_week_has_no_target_where_a_day_that_counts_has_none()
    {
        var daily = board.Add("线索量");
        var workdays = board.Add("拜访量", days: DayBasis.WorkingDays);
        board.Target(daily, "2026-07", 1000).Target(workdays, "2026-07", 230);

        Assert.Null(Week(daily, "2026-W31"));
        Assert.Equal(50m, Week(workdays, "2026-W31")); // 8月1日 and 2日 are a weekend; 5 of July's 23 working days
    }

    [Fact]
    public void The_holiday_carries_no_target_in_working_days()
    {
        var visits = board.Add("拜访量", days: DayBasis.WorkingDays);
        board.Target(visits, "2026-10", 1000);

        Assert.Equal(388.89m, Math.Round(Targets.ToDate(board.Facts, visits, Board.P("2026-10"), Board.D("2026-10-15"))!.Value, 2)); // 7 of 18
        Assert.Equal(0m, Targets.ToDate(board.Facts, visits, Board.P("2026-10"), Board.D("2026-10-07")));
        Assert.Equal(1000m, Targets.ToDate(board.Facts, visits, Board.P("2026-10"), Board.D("2026-10-31")));
    }

    static readonly Gen<(int Month, int Value, DayBasis Days)> AnyMonth =
        Gen.Select(Gen.Int[0, 23], Gen.Int[-10_000, 1_000_000], Gen.Enum<DayBasis>());

    [Fact]
    public void The_weeks_of_a_month_add_up_to_its_target() => AnyMonth.Sample(given =>
    {
        var board = new Board();
        var leads = board.Add("线索量", days: given.Days);
        var month = Period.MonthOf(new DateOnly(2025, 1, 1).AddMonths(given.Month));
        board.Target(leads, month.ToString(), given.Value);
        var sum = 0m;
        for (var week = Period.WeekOf(month.First); week.First <= month.Last; week = week.Next)
            sum += Targets.OfDays(board.Facts, leads, Max(week.First, month.First), Min(week.Last, month.Last))!.Value;
        return Math.Abs(sum - given.Value) < 1e-18m;
    });

    [Fact]
    public void The_weeks_of_a_year_add_up_to_its_months_also_across_their_borders() => Gen.Int[1, 100_000].Array[14].Sample(values =>
    {
        var board = new Board();
        var leads = board.Add("线索量");
        for (var i = 0; i < 14; i++) // December 2025 to January 2027
            board.Target(leads, Period.MonthOf(new DateOnly(2025, 12, 1).AddMonths(i)).ToString(), values[i]);
        var weeks = 0m;
        for (var week = Board.P("2026-W01"); week.First.Year < 2027; week = week.Next)
            weeks += Targets.OfDays(board.Facts, leads, week.First, week.Last)!.Value;
        // 2026-W01 begins on 12月29日, W53 ends on 1月3日 of 2027.
        var days = values[0] * 3m / 31m + values[1..13].Sum(v => (decimal)v) + values[13] * 3m / 31m;
        return Math.Abs(weeks - days) < 1e-18m;
    });

    decimal? Base(Indicator indicator, string period) => Targets.For(board.Facts, indicator, Board.P(period))?.Base;

    decimal? Week(Indicator indicator, string week) => Targets.OfDays(board.Facts, indicator, Board.P(week).First, Board.P(week).Last);

    static DateOnly Max(DateOnly a, DateOnly b) => a > b ? a : b;

    static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;
}

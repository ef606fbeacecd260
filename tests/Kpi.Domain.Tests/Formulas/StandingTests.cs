using Kpi.Domain.Formulas;
using Kpi.Domain.Model;

namespace Kpi.Domain.Tests.Formulas;

public sealed class StandingTests
{
    readonly Board board = new();

    Standing On(Indicator indicator, string today, string period = "2026-07") => Standing.Of(board.Facts, indicator, Board.P(period), Board.D(today));

    [Fact]
    public void With_400_of_1000_on_the_13th_it_is_on_track()
    {
        var leads = board.Add("线索量");
        board.Target(leads, "2026-07", 1000).Row(leads, "2026-07-02", 400);

        var standing = On(leads, "2026-07-14");

        Assert.Equal(419.35m, Math.Round(standing.TargetToDate!.Value, 2)); // 1000 × 13/31
        Assert.Equal(95.4m, Math.Round(standing.PaceAttainment!.Value * 100m, 1));
        Assert.Equal((0.4m, 40m, Status.OnTrack), (standing.Attainment, standing.Score, standing.Status));
        Assert.Equal(13m / 31m, standing.PaceShare!.Value, 20);
    }

    [Fact]
    public void A_running_day_is_shown_and_not_held_against_anybody()
    {
        var leads = board.Add("线索量");
        board.Target(leads, "2026-07", 310).Rows(leads, "2026-07-12", 100, 20, 12);

        var standing = On(leads, "2026-07-14");

        Assert.Equal((132m, 120m, 12m), (standing.Now.Value, standing.Counted.Value, standing.Today));
        Assert.Equal((Board.D("2026-07-13"), 130m), (standing.CountedTo, standing.TargetToDate));
        Assert.Equal(120m / 130m, standing.PaceAttainment);
        Assert.Equal(132m / 310m, standing.Attainment);
    }

    [Fact]
    public void A_row_dated_ahead_of_today_does_not_count_yet()
    {
        var leads = board.Add("线索量");
        board.Rows(leads, "2026-07-14", 5, 7);

        Assert.Equal(5m, On(leads, "2026-07-14").Now.Value);
    }

    [Fact]
    public void On_the_first_the_closed_month_counts_to_its_end_and_the_new_one_owes_nothing_yet()
    {
        var leads = board.Add("线索量");
        board.Target(leads, "2026-07", 100).Target(leads, "2026-08", 100).Row(leads, "2026-07-31", 95).Row(leads, "2026-08-01", 3);

        var july = On(leads, "2026-08-01");
        var august = On(leads, "2026-08-01", "2026-08");

        Assert.True(july.Closed);
        Assert.Equal((95m, 100m, null), (july.Now.Value, july.TargetToDate, july.Projection));
        Assert.Equal((3m, null, 0m, Status.NoData), (august.Now.Value, august.Counted.Value, august.TargetToDate, august.Status));
    }

    [Theory]
    [InlineData(90, Status.OnTrack)]
    [InlineData(89.99, Status.Behind)]
    [InlineData(70, Status.Behind)]
    [InlineData(69.99, Status.Critical)]
    public void Status_goes_by_the_thresholds(double actual, Status status)
    {
        var leads = board.Add("线索量");
        board.Target(leads, "2026-07", 100).Row(leads, "2026-07-01", (decimal)actual);

        Assert.Equal(status, On(leads, "2026-08-01").Status);
    }

    [Fact]
    public void Without_target_there_is_a_figure_and_no_judgement()
    {
        var leads = board.Add("线索量");
        board.Row(leads, "2026-07-01", 5);

        var standing = On(leads, "2026-07-14");

        Assert.Equal((5m, null, null, null, Status.NoData), (standing.Now.Value, standing.BaseTarget, standing.Attainment, standing.Score, standing.Status));
    }

    [Fact]
    public void A_ratio_owes_its_whole_target_every_day()
    {
        var rate = board.Add("转化率", Aggregation.Ratio, unit: "%");
        board.Target(rate, "2026-07", 12).Row(rate, "2026-07-01", part: 12, of: 100);

        var standing = On(rate, "2026-07-02");

        Assert.Equal((12m, 12m, 1m, 1m), (standing.Now.Value, standing.TargetToDate, standing.PaceShare, standing.PaceAttainment));
        Assert.Null(standing.Today);
    }

    [Fact]
    public void On_the_first_working_day_of_october_nothing_was_owed_before_it()
    {
        var visits = board.Add("拜访量", days: DayBasis.WorkingDays);
        board.Target(visits, "2026-10", 180).Row(visits, "2026-10-02", 0);

        var standing = On(visits, "2026-10-08", "2026-10");

        Assert.Equal((0m, 1m, Status.OnTrack), (standing.TargetToDate, standing.PaceAttainment, standing.Status));
    }

    [Fact]
    public void A_week_stands_against_the_targets_of_its_days()
    {
        var leads = board.Add("线索量");
        board.Target(leads, "2026-07", 310, 620).Target(leads, "2026-08", 620, 930).Rows(leads, "2026-07-27", 10, 10, 10);

        var standing = On(leads, "2026-07-30", "2026-W31");

        // Five days of July at 10 (20) and two of August at 20 (30).
        Assert.Equal((90m, 160m, 30m), (standing.BaseTarget, standing.ChallengeTarget, standing.TargetToDate));
        Assert.Equal((1m, Status.OnTrack), (standing.PaceAttainment, standing.Status));
        Assert.Equal(0m, On(leads, "2026-07-27", "2026-W31").TargetToDate);
    }

    [Fact]
    public void As_of_a_morning_later_rows_are_unseen()
    {
        var leads = board.Add("线索量");
        board.Rows(leads, "2026-07-01", 1, 2, 4, 8);

        var standing = Standing.Of(new FactsBefore(board.Facts, Board.D("2026-07-03")), leads, Board.P("2026-07"), Board.D("2026-07-03"));

        Assert.Equal((3m, 3m), (standing.Now.Value, standing.Counted.Value));
    }

    [Fact]
    public void Nothing_is_rounded_on_the_way()
    {
        var leads = board.Add("线索量");
        board.Target(leads, "2026-07", 3).Row(leads, "2026-07-01", 1);

        Assert.Equal(1m / 3m, On(leads, "2026-08-01").Attainment);
    }
}

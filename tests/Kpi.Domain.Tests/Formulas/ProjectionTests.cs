using Kpi.Domain.Formulas;
using Kpi.Domain.Model;

namespace Kpi.Domain.Tests.Formulas;

public sealed class ProjectionTests
{
    readonly Board board = new();

    Projection? On(Indicator indicator, string today, string period = "2026-07") =>
        Standing.Of(board.Facts, indicator, Board.P(period), Board.D(today)).Projection;

    [Fact]
    public void Seven_days_give_an_end_an_interval_and_a_chance()
    {
        var leads = board.Add("线索量");
        board.Target(leads, "2026-07", 900).Rows(leads, "2026-07-01", 30, 28, 35, 22, 31, 29, 27);

        // A 202, r 202/7, R 24: 202 + 692.571. s² = 100.857/6; √(24 + 24²/7) = 10.311; × s 4.1 × 1.2816.
        var projection = On(leads, "2026-07-08")!;

        Assert.Equal(894.6m, Math.Round(projection.End, 1));
        Assert.Equal(52.5m, Math.Round(projection.HalfWidth!.Value, 1));
        Assert.Equal(0.447, projection.Chance!.Value, 3);
        Assert.Null(projection.ReachedOn);
    }

    [Fact]
    public void Six_days_are_too_few()
    {
        var leads = board.Add("线索量");
        board.Target(leads, "2026-07", 900).Rows(leads, "2026-07-01", 30, 28, 35, 22, 31, 29);

        Assert.Null(On(leads, "2026-07-08"));
    }

    [Fact]
    public void A_young_month_learns_from_the_one_before()
    {
        var leads = board.Add("线索量");
        board.Target(leads, "2026-07", 300).Rows(leads, "2026-06-01", [.. Enumerable.Repeat(10m, 31)]); // up to 7月1日

        var projection = On(leads, "2026-07-02")!;

        Assert.Equal((310m, 0m, 1.0), (projection.End, projection.HalfWidth, projection.Chance));
        Assert.Equal(Board.D("2026-07-30"), projection.ReachedOn);
    }

    [Fact]
    public void Only_the_last_28_days_with_data_are_asked()
    {
        var leads = board.Add("线索量");
        board.Rows(leads, "2026-06-01", [.. Enumerable.Repeat(1000m, 10), .. Enumerable.Repeat(10m, 28)]); // the last is 7月8日

        Assert.Equal(80m + 23 * 10m, On(leads, "2026-07-09")!.End);
    }

    [Fact]
    public void In_working_days_the_rest_of_the_month_counts_by_its_working_days()
    {
        var visits = board.Add("拜访量", days: DayBasis.WorkingDays);
        board.Target(visits, "2026-10", 200);
        // 9月 21–24, 28–30: seven working days with 10 each; 10月8日 to 10日 with 10 each.
        foreach (var day in new[] { "09-21", "09-22", "09-23", "09-24", "09-28", "09-29", "09-30", "10-08", "10-09", "10-10" })
            board.Row(visits, "2026-" + day, 10);

        var projection = On(visits, "2026-10-12", "2026-10")!;

        Assert.Equal(180m, projection.End); // 30 so far, 15 working days left
        Assert.Null(projection.ReachedOn);
        Assert.Equal(0.0, projection.Chance);
    }

    [Fact]
    public void For_a_cost_the_chance_is_to_stay_below()
    {
        var cost = board.Add("费用", direction: Direction.LowerIsBetter, unit: "元");
        board.Target(cost, "2026-07", 900).Rows(cost, "2026-07-01", 30, 28, 35, 22, 31, 29, 27);

        var projection = On(cost, "2026-07-08")!;

        Assert.Equal(0.553, projection.Chance!.Value, 3); // 1 − 0.447
        Assert.Null(projection.ReachedOn);
    }

    [Fact]
    public void Other_aggregations_end_where_they_are()
    {
        var rate = board.Add("转化率", Aggregation.Ratio, unit: "%");
        board.Target(rate, "2026-07", 12).Row(rate, "2026-07-01", part: 1, of: 10);

        Assert.Equal(new Projection(10m, null, null, null), On(rate, "2026-07-08"));
    }

    [Fact]
    public void Without_data_or_after_the_end_there_is_none()
    {
        var leads = board.Add("线索量");
        board.Rows(leads, "2026-06-01", [.. Enumerable.Repeat(10m, 30)]);

        Assert.Null(On(leads, "2026-07-08"));
        Assert.Null(On(leads, "2026-07-01", "2026-06"));
    }

    [Fact]
    public void A_target_already_reached_has_no_day_ahead()
    {
        var leads = board.Add("线索量");
        board.Target(leads, "2026-07", 50).Rows(leads, "2026-07-01", 30, 28, 35, 22, 31, 29, 27);

        Assert.Null(On(leads, "2026-07-08")!.ReachedOn);
        Assert.Equal(1.0, On(leads, "2026-07-08")!.Chance!.Value, 6);
    }

    [Fact]
    public void Children_are_projected_day_by_day()
    {
        var team = board.Add("线索量");
        board.Target(team, "2026-07", 900)
            .Rows(board.Add("甲", level: Level.Person, parent: "线索量"), "2026-07-01", 20, 18, 25, 12, 21, 19, 17)
            .Rows(board.Add("乙", level: Level.Person, parent: "线索量"), "2026-07-01", 10, 10, 10, 10, 10, 10, 10);

        Assert.Equal((894.6m, 52.5m), (Math.Round(On(team, "2026-07-08")!.End, 1), Math.Round(On(team, "2026-07-08")!.HalfWidth!.Value, 1)));
    }
}

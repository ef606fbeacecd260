using Kpi.Domain.Formulas;
using Kpi.Domain.Model;

namespace Kpi.Domain.Tests.Formulas;

public sealed class WeekFigureTests
{
    readonly Board board = new();

    WeekFigure Of(Indicator indicator, string week = "2026-W28") => WeekFigure.Of(board.Facts, indicator, Board.P(week));

    [Theory]
    [InlineData(90, Status.OnTrack, false)]
    [InlineData(76, Status.Behind, true)]
    [InlineData(69, Status.Critical, true)]
    public void A_week_behind_its_target_is_a_deviation(int actual, Status status, bool deviation)
    {
        var leads = board.Add("抖音线索量");
        board.Target(leads, "2026-07", 100m * 31 / 7).Row(leads, "2026-07-12", actual).Row(leads, "2026-07-13", 500);

        var week = Of(leads);

        Assert.Equal((status, deviation), (week.Status, week.IsDeviation));
        Assert.Equal((actual, 100m), (week.Actual.Value, Math.Round(week.Target!.Value, 9)));
    }

    [Fact]
    public void Without_data_or_target_nobody_owes_a_reason()
    {
        var silent = board.Add("甲");
        var aimless = board.Add("乙");
        board.Target(silent, "2026-07", 100).Row(aimless, "2026-07-07", 1);

        Assert.Equal((Status.NoData, Status.NoData), (Of(silent).Status, Of(aimless).Status));
        Assert.False(Of(silent).IsDeviation);
    }

    [Fact]
    public void An_old_reading_is_held_against_its_owner_once()
    {
        var followers = board.Add("粉丝数", Aggregation.Latest);
        board.Target(followers, "2026-07", 1000).Row(followers, "2026-07-05", 500);

        Assert.Equal(Status.Critical, Of(followers, "2026-W27").Status);
        Assert.Equal(Status.NoData, Of(followers, "2026-W28").Status);
    }

    [Fact]
    public void The_53rd_week_reaches_into_the_next_year()
    {
        var leads = board.Add("线索量");
        board.Target(leads, "2026-12", 310).Target(leads, "2027-01", 620).Row(leads, "2026-12-28", 50).Row(leads, "2027-01-03", 50);

        var week = Of(leads, "2026-W53");

        Assert.Equal((100m, 100m), (week.Actual.Value, Math.Round(week.Target!.Value, 9))); // 4 × 10 + 3 × 20
    }

    [Fact]
    public void Only_weeks_have_week_figures() => Assert.Throws<ArgumentException>(() => Of(board.Add("甲"), "2026-07"));
}

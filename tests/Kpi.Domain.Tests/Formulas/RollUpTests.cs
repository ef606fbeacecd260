using Kpi.Domain.Formulas;
using Kpi.Domain.Model;

namespace Kpi.Domain.Tests.Formulas;

public sealed class RollUpTests
{
    readonly Board board = new();

    PeriodValue July(Indicator indicator) => PeriodValues.Of(board.Facts, indicator, Board.P("2026-07"), Board.D("2026-07-31"));

    [Fact]
    public void Without_own_rows_the_children_are_added()
    {
        var team = board.Add("线索量");
        board.Row(board.Add("短视频", level: Level.Person, parent: "线索量"), "2026-07-03", 300)
            .Row(board.Add("线下", level: Level.Person, parent: "线索量"), "2026-07-04", 120)
            .Row(board.Add("其他", level: Level.Person, parent: "线索量"), "2026-07-05", 50);

        Assert.Equal((470m, Origin.RolledUp, Board.D("2026-07-05")), (July(team).Value, July(team).Origin, July(team).Latest));
    }

    [Fact]
    public void Own_rows_win_in_a_period_that_has_any()
    {
        var team = board.Add("线索量");
        var child = board.Add("短视频", level: Level.Person, parent: "线索量");
        board.Row(team, "2026-07-01", 10).Row(child, "2026-07-01", 300).Row(child, "2026-06-01", 200);

        Assert.Equal((10m, Origin.OwnRows), (July(team).Value, July(team).Origin));
        Assert.Equal(200m, PeriodValues.Of(board.Facts, team, Board.P("2026-06"), Board.D("2026-06-30")).Value);
    }

    [Fact]
    public void A_day_or_week_without_own_row_is_not_made_of_children_in_a_month_that_has_own_rows()
    {
        var team = board.Add("线索量");
        board.Row(team, "2026-07-01", 10).Row(board.Add("短视频", level: Level.Person, parent: "线索量"), "2026-07-08", 300);

        Assert.Null(PeriodValues.OfDays(board.Facts, team, Board.D("2026-07-08"), Board.D("2026-07-08")).Value);
        Assert.Null(WeekFigure.Of(board.Facts, team, Board.P("2026-W28")).Actual.Value);
    }

    [Fact]
    public void Persons_and_channels_are_never_added_together()
    {
        var team = board.Add("线索量");
        var person = board.Add("王芳线索", level: Level.Person, parent: "线索量");
        board.Row(person, "2026-07-01", 7)
            .Row(board.Add("抖音线索", level: Level.Channel, parent: "线索量"), "2026-07-01", 100);

        Assert.Equal(7m, July(team).Value);
    }

    [Fact]
    public void Persons_are_made_of_their_channels()
    {
        var team = board.Add("线索量");
        board.Add("王芳线索", level: Level.Person, parent: "线索量");
        board.Row(board.Add("抖音线索", level: Level.Channel, parent: "王芳线索"), "2026-07-01", 60)
            .Row(board.Add("小红书线索", level: Level.Channel, parent: "王芳线索"), "2026-07-01", 40);

        Assert.Equal(100m, July(team).Value);
    }

    [Fact]
    public void Ratios_are_rolled_up_by_numerator_and_denominator()
    {
        var team = board.Add("转化率", Aggregation.Ratio, unit: "%");
        board.Row(board.Add("甲", Aggregation.Ratio, level: Level.Person, parent: "转化率", unit: "%"), "2026-07-01", part: 1, of: 10)
            .Row(board.Add("乙", Aggregation.Ratio, level: Level.Person, parent: "转化率", unit: "%"), "2026-07-01", part: 30, of: 100);

        Assert.Equal(28.2m, Math.Round(July(team).Value!.Value, 1));
    }

    [Fact]
    public void The_latest_value_is_not_rolled_up_and_another_kind_of_child_is_not_added()
    {
        var followers = board.Add("粉丝数", Aggregation.Latest);
        var leads = board.Add("线索量");
        board.Row(board.Add("抖音粉丝", Aggregation.Latest, level: Level.Channel, parent: "粉丝数"), "2026-07-01", 10)
            .Row(board.Add("互动率", Aggregation.Ratio, level: Level.Channel, parent: "线索量"), "2026-07-01", part: 1, of: 2);

        Assert.Null(July(followers).Value);
        Assert.Null(July(leads).Value);
    }

    [Fact]
    public void A_switched_off_child_does_not_count()
    {
        var team = board.Add("线索量");
        board.Row(board.Add("短视频", level: Level.Person, parent: "线索量", enabled: false), "2026-07-03", 300);

        Assert.Equal(Origin.None, July(team).Origin);
    }

    [Fact]
    public void A_circle_of_parents_is_told_and_the_rest_goes_on()
    {
        var team = board.Add("线索量");
        var one = board.Add("一", level: Level.Person, parent: "二");
        board.Add("二", level: Level.Person, parent: "一");
        board.Row(board.Add("好", level: Level.Person, parent: "线索量"), "2026-07-01", 5);

        Assert.Equal("「一」循环引用：一 → 二 → 一", July(one).Problem);
        Assert.Equal(5m, July(team).Value);
    }

    [Fact]
    public void The_first_own_row_of_today_does_not_mix_two_ways_of_counting()
    {
        // Yesterday the month came from children (300); today the team wrote its own first row (10).
        var team = board.Add("线索量");
        board.Row(board.Add("短视频", level: Level.Person, parent: "线索量"), "2026-07-03", 300).Row(team, "2026-07-14", 10);

        var standing = Standing.Of(board.Facts, team, Board.P("2026-07"), Board.D("2026-07-14"));

        Assert.Equal((10m, null), (standing.Now.Value, standing.Counted.Value));
        Assert.Equal(10m, standing.Today);
    }
}

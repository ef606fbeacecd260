using Kpi.Domain.Formulas;
using Kpi.Domain.Model;

namespace Kpi.Domain.Tests.Formulas;

public sealed class PeriodValuesTests
{
    readonly Board board = new();

    PeriodValue July(Indicator indicator, string upTo = "2026-07-31") => PeriodValues.Of(board.Facts, indicator, Board.P("2026-07"), Board.D(upTo));

    [Fact]
    public void A_sum_adds_the_days_of_the_period_up_to_the_day()
    {
        var leads = board.Add("线索量");
        board.Row(leads, "2026-06-30", 99).Rows(leads, "2026-07-01", 10, 20, 30).Row(leads, "2026-08-01", 99);

        Assert.Equal(30m, July(leads, "2026-07-02").Value);
        Assert.Equal((60m, Origin.OwnRows, Board.D("2026-07-03")), (July(leads).Value, July(leads).Origin, July(leads).Latest));
    }

    [Fact]
    public void A_ratio_divides_the_sums_and_is_no_mean_of_days()
    {
        var rate = board.Add("转化率", Aggregation.Ratio, unit: "%");
        board.Row(rate, "2026-07-01", part: 1, of: 10).Row(rate, "2026-07-02", part: 30, of: 100);

        var value = July(rate);

        Assert.Equal(28.2m, Math.Round(value.Value!.Value, 1)); // 31 ÷ 110
        Assert.Equal((31m, 110m), (value.Numerator, value.Denominator));
    }

    [Fact]
    public void A_ratio_that_is_not_in_percent_is_not_scaled()
    {
        var cost = board.Add("线索成本", Aggregation.Ratio, unit: "元");
        board.Row(cost, "2026-07-01", part: 1000, of: 5);

        Assert.Equal(200m, July(cost).Value);
    }

    [Fact]
    public void A_mean_is_weighed_by_the_count_behind_it()
    {
        var hours = board.Add("响应时效", Aggregation.Mean, unit: "小时");
        board.Row(hours, "2026-07-01", 1, of: 30).Row(hours, "2026-07-02", 4, of: 10).Row(hours, "2026-07-03", 0, of: 0);

        Assert.Equal(1.75m, July(hours).Value); // (30 + 40) ÷ 40
    }

    [Fact]
    public void A_mean_with_a_row_that_has_no_count_is_plain()
    {
        var hours = board.Add("响应时效", Aggregation.Mean, unit: "小时");
        board.Row(hours, "2026-07-01", 1, of: 30).Row(hours, "2026-07-02", 4);

        Assert.Equal(2.5m, July(hours).Value);
    }

    [Fact]
    public void The_latest_value_holds_until_another_is_written()
    {
        var followers = board.Add("粉丝数", Aggregation.Latest);
        board.Row(followers, "2026-06-28", 900).Row(followers, "2026-07-10", 1000);

        Assert.Equal((900m, Board.D("2026-06-28")), (July(followers, "2026-07-09").Value, July(followers, "2026-07-09").Latest));
        Assert.Equal(1000m, July(followers).Value);
    }

    [Fact]
    public void No_rows_and_a_denominator_of_0_are_no_data_and_a_row_of_0_is_0()
    {
        var rate = board.Add("转化率", Aggregation.Ratio, unit: "%");
        var leads = board.Add("线索量");
        var none = board.Add("空");
        board.Row(rate, "2026-07-01", part: 0, of: 0).Row(leads, "2026-07-01", 0).Row(none, "2026-07-01");

        Assert.Null(July(rate).Value);
        Assert.Equal((0m, Origin.OwnRows), (July(leads).Value, July(leads).Origin));
        Assert.Equal((null, Origin.None), (July(none).Value, July(none).Origin));
    }

    [Fact]
    public void A_ratio_logged_without_its_parts_is_no_data() // its share of the month is unknown
    {
        var rate = board.Add("转化率", Aggregation.Ratio, unit: "%");
        board.Row(rate, "2026-07-01", 12);

        Assert.Null(July(rate).Value);
    }

    [Fact]
    public void Numbers_beyond_all_measure_are_told_and_break_nothing()
    {
        var leads = board.Add("线索量");
        board.Rows(leads, "2026-07-01", decimal.MaxValue, decimal.MaxValue);

        Assert.Null(July(leads).Value);
        Assert.Contains("线索量", July(leads).Problem, StringComparison.Ordinal);
        Assert.Equal(Status.NoData, Standing.Of(board.Facts, leads, Board.P("2026-07"), Board.D("2026-07-14")).Status);
    }
}

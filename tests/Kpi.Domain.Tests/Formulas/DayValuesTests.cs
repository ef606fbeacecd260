using Kpi.Domain.Formulas;
using Kpi.Domain.Model;

namespace Kpi.Domain.Tests.Formulas;

public sealed class DayValuesTests
{
    readonly Board board = new();

    decimal?[] Days(Indicator indicator, string from = "2026-06-30", string to = "2026-07-03") =>
        [.. DayValues.Of(board.Facts, indicator, Board.D(from), Board.D(to)).Select(d => d.Value)];

    [Fact]
    public void Every_day_has_an_entry_and_a_day_without_row_no_value()
    {
        var leads = board.Add("线索量");
        board.Rows(leads, "2026-06-30", 1, 2).Row(leads, "2026-07-03", 4);

        Assert.Equal([1m, 2m, null, 4m], Days(leads));
    }

    [Fact]
    public void Each_month_is_made_as_its_rows_decide()
    {
        var team = board.Add("线索量");
        board.Rows(board.Add("甲", level: Level.Person, parent: "线索量"), "2026-06-30", 10, 20, 30, 40).Row(team, "2026-07-02", 3);

        Assert.Equal([10m, null, 3m, null], Days(team));
    }

    [Fact]
    public void A_state_is_drawn_where_it_was_read()
    {
        var followers = board.Add("粉丝数", Aggregation.Latest);
        board.Row(followers, "2026-06-30", 900).Row(followers, "2026-07-02", 950);

        Assert.Equal([900m, null, 950m, null], Days(followers));
    }
}

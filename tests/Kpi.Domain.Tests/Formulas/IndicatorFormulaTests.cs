using Kpi.Domain.Formulas;
using Kpi.Domain.Formulas.Expressions;
using Kpi.Domain.Model;

namespace Kpi.Domain.Tests.Formulas;

public sealed class IndicatorFormulaTests
{
    readonly Board board = new();

    PeriodValue July(Indicator indicator) => PeriodValues.Of(board.Facts, indicator, Board.P("2026-07"), Board.D("2026-07-31"));

    [Theory]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("(1 + 2) * 3", 9)]
    [InlineData("8 - 3 - 2", 3)] // from the left
    [InlineData("16 / 4 / 2", 2)]
    [InlineData("-2 * 3", -6)]
    [InlineData("2 - -3", 5)]
    [InlineData("10 ÷ 4 × 2", 5)]
    [InlineData("（１＋２）＊３", 9)]
    [InlineData("１０÷４", 2.5)]
    [InlineData("1,200.5 * 2", 2401)]
    [InlineData("50% * 8", 4)]
    [InlineData("A * B_2", 600)]
    [InlineData("a*b_2", 600)]
    [InlineData("甲=曝光量×留资", 600)]
    [InlineData("线索-客户 + 1", 8)] // one name, no difference
    [InlineData("3秒完播 + 3", 12)]
    public void It_computes(string formula, double result)
    {
        board.Row(board.Add("A", name: "曝光量"), "2026-07-01", 20).Row(board.Add("B_2", name: "留资"), "2026-07-01", 30)
            .Row(board.Add("C", name: "线索-客户"), "2026-07-01", 7).Row(board.Add("D", name: "3秒完播"), "2026-07-01", 9);

        var value = July(board.Add("X", formula: formula));

        Assert.Equal(((decimal?)(decimal)result, null), (value.Value, value.Problem));
        Assert.Equal(Origin.Formula, value.Origin);
    }

    [Theory]
    [InlineData("1 +", "「X」公式不完整")]
    [InlineData("(1 + 2", "「X」公式缺少右括号")]
    [InlineData("1 + 2)", "「X」公式第 6 个字符「)」处无法识别")]
    [InlineData("没有的 * 2", "「X」公式引用的「没有的」不存在")]
    [InlineData("1 ? 2", "「X」公式第 3 个字符「?」处无法识别")]
    [InlineData("1.2.3", "「X」公式里的「1.2.3」不是数字")]
    [InlineData("X + 1", "「X」循环引用：X → X")]
    public void A_broken_one_is_told_and_gives_no_data(string formula, string problem)
    {
        var value = July(board.Add("X", formula: formula));

        Assert.Equal((null, problem), (value.Value, value.Problem));
        Assert.Equal("X", Assert.Single(FormulaProblems.Of(board.Facts.Indicators)).Indicator.Code.Value);
    }

    [Fact]
    public void Parentheses_without_end_do_no_harm()
    {
        Assert.Contains("超过", July(board.Add("X", formula: new string('(', 100_000))).Problem, StringComparison.Ordinal);
        Assert.Equal("「Y」公式不完整", July(board.Add("Y", formula: new string('(', 499))).Problem);
    }

    [Fact]
    public void Formulas_in_a_circle_are_told()
    {
        var a = board.Add("A", formula: "B + 1");
        board.Add("B", formula: "C * 2");
        board.Add("C", formula: "A");

        Assert.Equal("「A」循环引用：A → B → C → A", July(a).Problem);
        Assert.Equal([("A", "公式循环引用"), ("B", "公式循环引用"), ("C", "公式循环引用")],
            FormulaProblems.Of(board.Facts.Indicators).Select(p => (p.Indicator.Code.Value, p.Fault)));
    }

    [Fact]
    public void A_formula_that_doubles_at_each_step_is_still_quick()
    {
        board.Row(board.Add("I0"), "2026-07-01", 1);
        var last = Enumerable.Range(1, 60).Select(i => board.Add($"I{i}", formula: $"I{i - 1} + I{i - 1}")).ToList()[^1];

        Assert.Equal((decimal)(1L << 60), July(last).Value);
    }

    [Fact]
    public void A_percent_is_a_hundredth_where_it_is_multiplied_and_a_percent_again_where_it_is_shown()
    {
        board.Row(board.Add("曝光量"), "2026-07-01", 500_000)
            .Row(board.Add("留资率", Aggregation.Ratio, unit: "%"), "2026-07-01", part: 3, of: 100)
            .Row(board.Add("客户数"), "2026-07-01", 1200);

        Assert.Equal(15_000m, July(board.Add("线索量", formula: "曝光量 × 留资率")).Value);
        Assert.Equal(8m, July(board.Add("转化率", Aggregation.Ratio, unit: "%", formula: "客户数 ÷ 线索量")).Value);
    }

    [Fact]
    public void Without_data_of_a_part_or_with_a_divisor_of_0_there_is_no_data_and_no_fault()
    {
        board.Add("空");
        board.Row(board.Add("零"), "2026-07-01", 0);

        Assert.Equal(PeriodValue.Nothing, July(board.Add("X", formula: "空 * 2")));
        Assert.Equal((null, null), (July(board.Add("Y", formula: "1 / 零")).Value, July(board.Add("Z", formula: "1 / 零")).Problem));
    }

    [Fact]
    public void A_name_that_two_teams_share_means_the_own_team()
    {
        board.Row(board.Add("A1", name: "曝光量", team: "甲组"), "2026-07-01", 5).Row(board.Add("A2", name: "曝光量", team: "乙组"), "2026-07-01", 7);

        Assert.Equal(7m, July(board.Add("X", formula: "曝光量", team: "乙组")).Value);
        Assert.Equal("「Y」公式里的「曝光量」对应多个指标（A1、A2），请改用编码", July(board.Add("Y", formula: "曝光量", team: "丙组")).Problem);
    }

    [Fact]
    public void Own_rows_and_children_go_before_the_formula()
    {
        var own = board.Add("A", formula: "1 + 1");
        var parent = board.Add("B", formula: "1 + 1");
        board.Row(own, "2026-07-01", 5).Row(board.Add("C", level: Level.Person, parent: "B"), "2026-07-01", 9);

        Assert.Equal((5m, 9m), (July(own).Value, July(parent).Value));
    }

    [Fact]
    public void Reading_names_the_indicators_in_order()
    {
        board.Add("A");
        board.Add("B");

        var expression = IndicatorFormula.Parse(board.Facts, board.Add("X", formula: "B * (A - B)"));

        Assert.Equal(["B", "A"], expression.References().Select(i => i.Code.Value));
    }
}

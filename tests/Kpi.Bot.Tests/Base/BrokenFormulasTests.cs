using Kpi.Bot.Base;
using Kpi.Domain.Model;

namespace Kpi.Bot.Tests.Base;

public sealed class BrokenFormulasTests
{
    static Indicator Indicator(string code, string? formula) => new("营销", "rec" + code, new(code), code, Level.Team, "增长组", null, null, null,
        Category.Leads, Nature.Outcome, "条", Direction.HigherIsBetter, Aggregation.Sum, Cycle.Month, DayBasis.CalendarDays, 0, formula, null, null, 90, 70, true);

    [Fact]
    public void A_formula_that_names_nothing_is_told_with_its_record_and_what_to_do()
    {
        var findings = CrossChecks.BrokenFormulas(new Definitions([Indicator("曝光量", null), Indicator("线索量", "曝光量 × 留资率"), Indicator("翻倍", "曝光量 × 2")]));

        var finding = Assert.Single(findings);
        Assert.Equal(("指标", "rec线索量"), (finding.Table, finding.Record));
        Assert.Equal("「指标」记录 线索量：「公式」无法计算：公式引用的「留资率」不存在，请改正。", finding.Text);
    }
}

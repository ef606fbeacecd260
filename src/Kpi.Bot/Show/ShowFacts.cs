using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Domain.Formulas;
using Kpi.Domain.Model;

namespace Kpi.Bot.Show;

/// <summary>What an indicator is: 口径, how its value comes about, whose it is.</summary>
static class ShowFacts
{
    public static IEnumerable<ShowView.Fact> Of(IBaseSnapshot facts, Standing standing, Words words)
    {
        var indicator = standing.Indicator;
        ShowView.Fact[] all =
        [
            new("口径", indicator.Definition ?? ""),
            new("编码", indicator.Code.Value),
            new("方向", indicator.Direction == Direction.HigherIsBetter ? "越高越好" : "越低越好"),
            new("聚合", Aggregated(indicator)),
            new("公式", indicator.Formula ?? ""),
            new("本期数值", OriginOf(standing, words)),
            new("数据来源", indicator.DataSource ?? ""),
            new("上级指标", indicator.Parent is { } parent ? facts.Find(parent)?.Name ?? parent.Value : ""),
            new("下级指标", string.Join("、", facts.ChildrenOf(indicator.Code).Select(c => c.Name))),
            new("提醒 / 严重", $"按进度低于 {words.Number(indicator.WarnAt)}% / {words.Number(indicator.CriticalAt)}%"),
        ];
        return all.Where(f => f.Text.Length > 0);
    }

    static string Aggregated(Indicator indicator) => indicator.Aggregation switch
    {
        Aggregation.Sum => $"累计，按{(indicator.Days == DayBasis.WorkingDays ? "工作日" : "自然日")}摊到每天",
        Aggregation.Ratio => "比率：分子之和 ÷ 分母之和",
        Aggregation.Mean => "均值",
        _ => "最新值",
    };

    static string OriginOf(Standing standing, Words words) =>
        standing.Now.Problem is { Length: > 0 } problem ? problem
        : standing.Now.Origin == Origin.None ? ""
        : standing.Now is { Numerator: { } above, Denominator: { } below } ? $"{words.Name(standing.Now.Origin)}，{words.Number(above)} ÷ {words.Number(below)}"
        : words.Name(standing.Now.Origin);
}

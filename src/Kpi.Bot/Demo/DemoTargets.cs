using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Demo;

/// <summary>The demo's targets: the seed's since the push, lower ones before, so that a look back has sense.</summary>
sealed class DemoTargets(DemoPlan plan)
{
    /// <summary>How much less a quarter asked for, by how many quarters it lies before the push.</summary>
    static readonly decimal[] Earlier = [1m, 1m, .95m, .9m, .9m, .85m];

    public IEnumerable<Target> All()
    {
        foreach (var month in plan.Months())
            foreach (var indicator in DemoIndicators.All)
            {
                var change = IsRaised(indicator, month);
                if (change)
                    yield return Make(indicator, month, 1, OldBase, TargetState.Void, "按渠道汇总的初稿");
                yield return Make(indicator, month, change ? 2 : 1, BaseOf(indicator, month), TargetState.InForce,
                    change ? "目标变更：短视频增投" : plan.IsPushed(month.First) ? "2026Q3 营销目标：线索量增长30%、线索转化率提升15%" : "按近 6 个月均值");
            }
    }

    /// <summary>The team's leads of one month were raised once, so that a card shows versions.</summary>
    public const decimal OldBase = 950;

    public bool IsRaised(DemoIndicator indicator, Period month) => indicator.Code == "LEADS" && month == plan.RaisedMonth;

    /// <summary>What is summed up has the sum of its children, to the last unit.</summary>
    public decimal BaseOf(DemoIndicator indicator, Period month)
    {
        var children = DemoIndicators.All.Where(i => i.Parent == indicator.Code).ToList();
        if (indicator.Aggregation == Aggregation.Sum && children.Count > 0)
            return children.Sum(c => BaseOf(c, month));
        if (plan.IsPushed(month.First))
            return indicator.Now;
        var push = Period.QuarterOf(plan.PushFrom).First;
        var quarters = ((push.Year - month.First.Year) * 12 + push.Month - month.First.Month + 2) / 3;
        return indicator.Grows ? decimal.Round(indicator.Before * Earlier[Math.Clamp(quarters, 0, Earlier.Length - 1)], MidpointRounding.AwayFromZero) : indicator.Before;
    }

    /// <summary>The target of a week for 累计: the sum of its days' targets.</summary>
    public decimal OfWeek(DemoIndicator indicator, Period week)
    {
        var sum = 0m;
        for (var day = week.First; day <= week.Last; day = day.AddDays(1))
        {
            var month = Period.MonthOf(day);
            sum += BaseOf(indicator, month) / month.Length;
        }
        return sum;
    }

    Target Make(DemoIndicator indicator, Period month, int version, decimal value, TargetState state, string note) => new(
        new(indicator.Code), month, version, value, decimal.Round(value * indicator.Challenge, 2), plan.IsPushed(month.First) ? "资源" : "历史", note,
        state, BaseDays(month.First));

    static DateTimeOffset BaseDays(DateOnly day) => Base.BaseDays.MidnightOf(day, Base.BaseDays.Shanghai);
}

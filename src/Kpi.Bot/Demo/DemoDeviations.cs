using System.Globalization;
using Kpi.Bot.Base;
using Kpi.Domain.Formulas;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Demo;

/// <summary>Deviations of the past, answered and closed: what helped last time.</summary>
sealed class DemoDeviations(DemoPlan plan, DemoTargets targets, IReadOnlyList<DemoDay> days, IReadOnlyDictionary<string, UserId> users)
{
    /// <summary>The indicator of the story and its forerunner.</summary>
    public const string StoryCode = "DOUYIN_LEADS";

    public IEnumerable<Deviation> All(string baseName)
    {
        var douyin = Of(StoryCode);
        yield return Make(baseName, douyin, plan.EarlierWeek, d => d.Douyin.Leads, "内容",
            "发布时间调整：视频从 20:00 改到 22:00 发布，错过晚高峰", $"恢复 20:00 发布，提前一天排期；{Recovery(douyin)}", Attribution(douyin));
        foreach (var (code, leads, kind, reason, action) in Others)
        {
            var indicator = Of(code);
            var worst = Weeks().MinBy(week => Attainment(indicator, week, leads));
            if (Attainment(indicator, worst, leads) < IndicatorsTable.DefaultWarnAt / 100)
                yield return Make(baseName, indicator, worst, leads, kind, reason, action, null);
        }
    }

    static readonly (string Code, Func<DemoDay, int> Leads, string Kind, string Reason, string Action)[] Others =
    [
        ("WEB_LEADS", d => d.Web.Leads, "流程", "官网表单改版后必填项从 4 项增加到 9 项，提交量下降", "表单恢复为 4 个必填项，其余改为首次联系时补充"),
        ("XHS_LEADS", d => d.Xiaohongshu.Leads, "内容", "当周排期的笔记以品牌故事为主，缺少带留资入口的干货内容", "每周至少 3 篇干货笔记并置顶留资入口"),
    ];

    static DemoIndicator Of(string code) => DemoIndicators.All.Single(i => i.Code == code);

    /// <summary>The closed weeks of the last quarter before the forerunner of the story.</summary>
    IEnumerable<Period> Weeks()
    {
        var week = plan.EarlierWeek;
        for (var back = 0; back < 10; back++)
            yield return week = week.Previous;
    }

    int Sum(Period week, Func<DemoDay, int> leads) => days.Where(d => week.Contains(d.Day)).Sum(leads);

    decimal Attainment(DemoIndicator indicator, Period week, Func<DemoDay, int> leads) => Sum(week, leads) / targets.OfWeek(indicator, week);

    string Recovery(DemoIndicator douyin) => string.Create(CultureInfo.InvariantCulture,
        $"次周回到 {Attainment(douyin, plan.EarlierWeek.Next, d => d.Douyin.Leads) * 100:0}%");

    string Attribution(DemoIndicator douyin)
    {
        var week = plan.EarlierWeek;
        var (reach, leads) = (Sum(week, d => d.Douyin.Reach), Sum(week, d => d.Douyin.Leads));
        var (planned, wanted) = (targets.OfWeek(Of("DOUYIN_REACH"), week), targets.OfWeek(douyin, week));
        var effects = Lmdi.Split([(double)planned, (double)(wanted / planned)], [reach, (double)leads / reach]);
        var share = effects[0] / effects.Sum();
        return string.Create(CultureInfo.InvariantCulture,
            $"抖音曝光量 {(reach / planned - 1) * 100:+0;−0}% 造成缺口的 {share * 100:0}%，抖音留资率造成 {(1 - share) * 100:0}%");
    }

    Deviation Make(string baseName, DemoIndicator indicator, Period week, Func<DemoDay, int> leads, string kind, string reason, string action, string? attribution)
    {
        var (target, actual, reached) = (targets.OfWeek(indicator, week), Sum(week, leads), Attainment(indicator, week, leads));
        var answered = BaseDays.MidnightOf(week.Last.AddDays(1), BaseDays.Shanghai).AddHours(10).AddMinutes(12);
        return new(baseName, $"DV-{week.ToString().Replace("-", "", StringComparison.Ordinal)}-{indicator.Code}", week, new(indicator.Code),
            users.TryGetValue(indicator.Owner, out var owner) ? owner : null, decimal.Round(target, 2), actual, decimal.Round(reached * 100, 1),
            reached * 100 < IndicatorsTable.DefaultCriticalAt ? Status.Critical : Status.Behind,
            attribution, reason, kind, action, week.Last.AddDays(5), DeviationState.Closed, answered);
    }
}

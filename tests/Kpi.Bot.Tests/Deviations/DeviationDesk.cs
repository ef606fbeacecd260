using Kpi.Bot.Base;
using Kpi.Bot.Deviations;
using Kpi.Bot.Door;
using Kpi.Bot.Tests.Fakes;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Tests.Deviations;

/// <summary>A team whose week 2026-W28 (7月6日–12日) went badly: 抖音线索量 76 of 100, 完播率 30 of 35 %, while 短视频线索量 kept pace.</summary>
static class DeviationDesk
{
    public static readonly Period Week = Period.WeekOf(new(2026, 7, 6));
    public const string Leads = "DV-2026W28-抖音线索量";
    public const string Views = "DV-2026W28-完播率";
    public const string Summary = "weekly/增长/增长组/2026-W28";
    public const string Card = "deviation/ou_李雷/2026-W28";

    public static FakeBase Base()
    {
        var growth = new FakeBase().Team("增长组", lead: "孙经理")
            .Member("王芳", "增长组").Member("李雷", "增长组", above: "赵敏").Member("赵敏", "增长组", Role.Supervisor).Member("孙经理", "增长组", Role.Lead);
        growth.Indicator("抖音线索量", "增长组", owner: "李雷", formula: "曝光量 * 留资率", level: Level.Channel);
        growth.Indicator("曝光量", "增长组", unit: "次");
        growth.Indicator("留资率", "增长组", unit: "%", aggregation: Aggregation.Ratio);
        growth.Indicator("完播率", "增长组", owner: "李雷", unit: "%", aggregation: Aggregation.Ratio);
        growth.Indicator("短视频线索量", "增长组", owner: "王芳");
        // 31 days: 3100 a month are 700 in the week, 443 a month are 100.
        growth.Target("抖音线索量", "2026-07", 443).Target("完播率", "2026-07", 35).Target("短视频线索量", "2026-07", 310);
        growth.Daily("短视频线索量", "2026-07-01", "2026-07-12", 10);
        for (var day = 6; day <= 12; day++)
            growth.Actual("抖音线索量", $"2026-07-{day:00}", day == 6 ? 16 : 10).Actual("完播率", $"2026-07-{day:00}", 30, 100);
        return growth;
    }

    public static async Task<SliceDesk> WithMondayDoneAsync(CancellationToken ct, FakeBase? growth = null)
    {
        var desk = await SliceDesk.OpenAsync(ct, growth ?? Base());
        await desk.RunAsync(new WeeklyJob(desk.Kpis), "增长组", "2026-07-13 09:30", ct);
        desk.Clear();
        return desk;
    }

    public static SubmitReason Submit(this SliceDesk desk) => new(new Answering(desk.Kpis), desk);

    public static Press Submit(this FakeKpis kpis, string person, string id, string reason = "发布时间从20点改到22点", string action = "恢复20:00发布",
        string cause = "内容", string? due = "2026-07-17 +0800", string day = "2026-07-13", int hour = 10)
    {
        var form = new Dictionary<string, string> { ["cause"] = cause, ["reason"] = reason, ["action"] = action };
        if (due is not null)
            form["due"] = due;
        return kpis.Press(person, day, "deviation.answer", Value(id), form, hour);
    }

    public static Dictionary<string, string> Value(string id) => new() { ["act"] = "", ["base"] = "增长", ["id"] = id };

    public static Deviation Row(this SliceDesk desk, string id) => desk.Kpis.Now.Bases[0].Deviations.Single(d => d.Id == id);
}

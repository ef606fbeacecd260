using Kpi.Bot.Base;
using Kpi.Bot.Door;
using Kpi.Bot.Settings;
using Kpi.Bot.TargetChanges;
using Kpi.Bot.Tests.Fakes;
using Kpi.Domain.Model;

namespace Kpi.Bot.Tests.TargetChanges;

/// <summary>王芳 owns 短视频线索量 (400 in 2026-07), 赵敏 is her supervisor, 孙经理 leads the team, 周七 is administrator.</summary>
static class RequestDesk
{
    public const string Day = "2026-07-14";
    public const string First = "TC-20260714-01";

    public static FakeBase Base()
    {
        var growth = new FakeBase().Team("增长组", lead: "孙经理")
            .Member("王芳", "增长组", above: "赵敏").Member("赵敏", "增长组", Role.Supervisor, above: "孙经理").Member("孙经理", "增长组", Role.Lead)
            .Member("李雷", "增长组").Member("周七", "增长组", Role.Administrator);
        growth.Indicator("短视频线索量", "增长组", owner: "王芳");
        growth.Target("短视频线索量", "2026-07", 400, 480);
        foreach (var (month, value) in ((string, decimal)[])[("2026-01", 300), ("2026-02", 320), ("2026-03", 310), ("2026-04", 330), ("2026-05", 340), ("2026-06", 320)])
            growth.Actual("短视频线索量", month + "-10", value);
        growth.Daily("短视频线索量", "2026-07-01", "2026-07-13", 15);
        return growth;
    }

    public static Approvers Approvers(params string[] admins) => new(new RootOptions { Admins = admins });

    public static Deciding Deciding(this SliceDesk desk) => new(desk.Kpis, Approvers(), desk);

    public static SubmitRequest Submit(this SliceDesk desk) => new(desk.Kpis, Approvers(), desk);

    public static Press Submit(this FakeKpis kpis, string person, string value = "450", string? challenge = "540", string why = "短视频增投 2 万元", string period = "2026-07", string code = "短视频线索量")
    {
        var form = new Dictionary<string, string> { ["period"] = period, ["base"] = value, ["why"] = why };
        if (challenge is not null)
            form["challenge"] = challenge;
        return kpis.Press(person, Day, "target.request", new Dictionary<string, string> { ["base"] = "增长", ["id"] = code }, form);
    }

    public static Press Decide(this FakeKpis kpis, string person, string action, string id = First, string? comment = null, int hour = 11, string day = Day) =>
        kpis.Press(person, day, action, new Dictionary<string, string> { ["base"] = "增长", ["id"] = id },
            comment is null ? null : new Dictionary<string, string> { ["comment"] = comment }, hour);

    public static async Task<SliceDesk> WithRequestAsync(CancellationToken ct, FakeBase? growth = null, string by = "王芳")
    {
        var desk = await SliceDesk.OpenAsync(ct, growth ?? Base());
        var answer = await desk.PressAsync(desk.Submit(), desk.Kpis.Submit(by), ct);
        Assert.Equal("已提交", answer.Toast);
        desk.Clear();
        return desk;
    }

    public static TargetChange Row(this SliceDesk desk, string id = First) => desk.Kpis.Now.Bases[0].TargetChanges.Single(c => c.Id == id);
}

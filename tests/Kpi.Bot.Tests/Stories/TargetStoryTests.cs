using Kpi.Bot.Tests.OfficeKit;

namespace Kpi.Bot.Tests.Stories;

/// <summary>A new target: asked, decided once, in force, told.</summary>
public sealed class TargetStoryTests
{
    static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    static async Task<Office> OpenAsync()
    {
        var office = await Office.OpenAsync("2026-07-14 09:40", Ct);
        await office.TeamAsync("孙经理", Ct);
        await office.MemberAsync("孙经理", "负责人", Ct);
        await office.MemberAsync("赵敏", "主管", Ct, supervisor: "孙经理");
        await office.MemberAsync("王芳", "成员", Ct, supervisor: "赵敏");
        await office.IndicatorAsync("LEADS", "短视频线索量", "王芳", Ct);
        await office.TargetAsync("LEADS", "2026-07", 400, Ct, 480);
        await office.ActualsAsync("LEADS", "2026-07-10", "2026-07-13", 20, Ct);
        await office.StartBotAsync(Ct);
        return office;
    }

    [Fact]
    public async Task Two_approvers_press_at_once_one_decides_and_everybody_sees_who()
    {
        await using var office = await OpenAsync();
        var (wang, sun, zhao) = (office.As("王芳"), office.As("孙经理"), office.As("赵敏"));
        var form = await wang.AskAsync("/kpi 目标 短视频线索量", Ct);
        await wang.SubmitAsync(form, Ct, ("period", "2026-07"), ("base", "４５０"), ("challenge", "540 条"), ("why", "增投 2 万元 **粗**"));
        var (suns, zhaos, own) = (await sun.SeeCardAsync(sun.Direct, Ct, "400 条 → 450 条"), await zhao.SeeCardAsync(zhao.Direct, Ct, "400 条 → 450 条"),
            await wang.SeeCardAsync(wang.Direct, Ct, "400 条 → 450 条"));

        var toasts = (await Task.WhenAll(Enumerable.Range(0, 6).Select(i => i % 2 == 0 ? sun.PressAsync(suns, "通过", Ct) : zhao.PressAsync(zhaos, "通过", Ct))))
            .Select(r => r.Toast?.Content ?? r.Problem ?? "").ToList();

        Assert.Single(toasts, "已通过");
        Assert.Equal(5, toasts.Count(t => t.StartsWith("已处理：", StringComparison.Ordinal) || t.Contains("没有", StringComparison.Ordinal)));
        var targets = await office.RowsUntilAsync("目标值", r => r.Count == 2, Ct);
        Assert.Equal(("2", "450", "540", "生效"), (targets[1]["版本"], targets[1]["基础目标"], targets[1]["挑战目标"], targets[1]["状态"]));
        Assert.Equal(("400", "生效"), (targets[0]["基础目标"], targets[0]["状态"]));
        var changes = await office.RowsUntilAsync("目标变更", r => r.Count == 1 && r[0]["状态"] == "已通过", Ct);
        Assert.Equal(("TC-20260714-01", "王芳"), (changes[0]["编号"], changes[0]["申请人"]));
        foreach (var copy in new[] { suns, zhaos, own })
            await office.UntilAsync(() => Plain(copy.Now).Contains($"{changes[0]["审批人"]} 于 7月14日 09:40 通过", StringComparison.Ordinal) && copy.Now.Buttons.Count == 0 ? "" : null,
                "who decided on every copy", TimeSpan.FromSeconds(30), Ct);
        await wang.SeeCardAsync(wang.Direct, Ct, "你的申请已通过");
        await wang.SeeCardAsync(wang.Group, Ct, "目标已调整");
        Assert.Contains("80 / 450 条", Plain(await wang.AskAsync("/kpi show 短视频线索量", Ct)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejection_with_its_comment_reaches_the_requester_and_changes_no_target()
    {
        await using var office = await OpenAsync();
        var (wang, zhao) = (office.As("王芳"), office.As("赵敏"));
        var form = await wang.AskAsync("/kpi target LEADS", Ct);
        Assert.Contains("应高于基础目标", (await wang.SubmitAsync(form, Ct, ("period", "2026-07"), ("base", "450"), ("challenge", "440"), ("why", "增投"))).Toast?.Content, StringComparison.Ordinal);
        await wang.SubmitAsync(form, Ct, ("period", "2026-08"), ("base", "450"), ("why", "增投"));
        var card = await zhao.SeeCardAsync(zhao.Direct, Ct, "未设 → 450 条");

        Assert.Contains("1 项待审批", (await zhao.AskAsync("/kpi 待办", Ct)).Text, StringComparison.Ordinal);
        await zhao.PressAsync(card, "驳回（需填意见）", Ct);
        Assert.Equal("已驳回", (await zhao.SubmitAsync(card, Ct, ("comment", "先看两周"))).Toast?.Content);

        Assert.Contains("先看两周", (await wang.SeeCardAsync(wang.Direct, Ct, "被驳回")).Text, StringComparison.Ordinal);
        await office.RowsUntilAsync("目标变更", r => r.Count == 1 && r[0]["状态"] == "已驳回" && r[0]["审批意见"] == "先看两周", Ct);
        Assert.Single(office.Rows("目标值"));
    }

    /// <summary>Without the entities that keep what people wrote from being markup.</summary>
    static string Plain(Seen seen) => System.Net.WebUtility.HtmlDecode(seen.Text);
}

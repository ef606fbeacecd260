using Kpi.Bot.Tests.OfficeKit;
using Kpi.Sandbox.World;

namespace Kpi.Bot.Tests.Stories;

/// <summary>Another target: asked for, decided once, told to all.</summary>
public sealed class TargetTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_approved_request_becomes_a_new_version_and_every_copy_the_requester_and_the_group_are_told()
    {
        await using var office = await OpenAsync();
        var (asker, boss, lead) = (office.As("赵敏"), office.As("孙经理"), office.As("王芳"));
        var mine = await RequestAsync(office, newBase: "1150", challenge: "1380");
        var forBoss = await boss.SeeCardAsync(boss.Direct, Ct, "目标变更 · 线索量 2026-07", "待审批");
        var forLead = await lead.SeeCardAsync(lead.Direct, Ct, "目标变更 · 线索量 2026-07", "待审批");

        // 1,000 → 1,150 is +15 %.
        Assert.Contains("1,000 条 → 1,150 条", forBoss.Text, StringComparison.Ordinal);
        Assert.Contains("+15%", forBoss.Text, StringComparison.Ordinal);
        Assert.Contains("理由：短视频增投 2 万元", forBoss.Text, StringComparison.Ordinal);
        Assert.Equal(["撤回"], mine.Buttons);

        var result = await boss.PressAsync(forBoss, "通过", Ct);
        var targets = await office.RowsUntilAsync("目标值", r => r.Count == 2, Ct);
        var changes = await office.RowsUntilAsync("目标变更", r => r is [var row] && row["状态"] == "已通过", Ct);
        foreach (var (desk, copy) in (IEnumerable<(Desk, Seen)>)[(boss, forBoss), (lead, forLead), (asker, mine)])
            Assert.Empty((await desk.UntilShowsAsync(copy, Ct, "孙经理 于 7月14日 10:00 通过")).Buttons);
        await asker.SeeCardAsync(asker.Direct, Ct, "你的申请已通过", "1,150");
        await boss.SeeCardAsync(boss.Group, Ct, "目标已调整：线索量 2026-07", "孙经理 通过");

        Assert.Equal("已通过", result.Toast?.Content);
        Assert.Equal(("2", "1150", "1380", "生效", "协商"), (targets[1]["版本"], targets[1]["基础目标"], targets[1]["挑战目标"], targets[1]["状态"], targets[1]["依据"]));
        Assert.Equal("1000", targets[0]["基础目标"]);
        Assert.Equal(("赵敏", "孙经理", "1000", "1150"), (changes[0]["申请人"], changes[0]["审批人"], changes[0]["原基础"], changes[0]["新基础"]));
        // 300 ÷ 1,150 = 26.1 %.
        Assert.Contains("26.1%", (await asker.AskAsync("/kpi me", Ct)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejection_needs_a_comment_changes_no_target_and_the_requester_reads_why()
    {
        await using var office = await OpenAsync();
        var (asker, boss) = (office.As("赵敏"), office.As("孙经理"));
        var mine = await RequestAsync(office, newBase: "1150");
        var forBoss = await boss.SeeCardAsync(boss.Direct, Ct, "目标变更", "待审批");

        await boss.PressAsync(forBoss, "驳回（需填意见）", Ct);
        await boss.UntilShowsAsync(forBoss, Ct, "驳回意见");
        var empty = await boss.SubmitAsync(forBoss, Ct);
        Assert.Equal("有必填项未填写", empty.Problem);
        var result = await boss.SubmitAsync(forBoss, Ct, ("comment", "先把 **六月** 做完 <at id=all></at>"));
        var changes = await office.RowsUntilAsync("目标变更", r => r is [var row] && row["状态"] == "已驳回", Ct);
        var told = await asker.SeeCardAsync(asker.Direct, Ct, "你的申请被驳回");
        await asker.UntilShowsAsync(mine, Ct, "孙经理 于 7月14日 10:00 驳回");

        Assert.Equal("已驳回", result.Toast?.Content);
        Assert.Equal("先把 **六月** 做完 <at id=all></at>", changes[0]["审批意见"]);
        Assert.Contains("先把 **六月** 做完 <at id=all></at>", told.Markup, StringComparison.Ordinal);
        Assert.Single(office.Rows("目标值"));
    }

    [Fact]
    public async Task Nobody_decides_a_request_of_their_own()
    {
        await using var office = await OpenAsync();
        var boss = office.As("孙经理");
        // 孙经理 leads the team; above him there is nobody, so the administrator decides.
        var form = await boss.AskAsync("/kpi target 线索量", Ct);
        await boss.SubmitAsync(form, Ct, ("base", "1200"), ("why", "试试"));
        var mine = await boss.SeeCardAsync(boss.Direct, Ct, "目标变更 · 线索量", "待审批");
        var admin = office.As("周琪");
        var forAdmin = await admin.SeeCardAsync(admin.Direct, Ct, "目标变更 · 线索量", "待审批");

        Assert.DoesNotContain("通过", mine.Buttons);
        Assert.Contains("等待 周琪 审批", mine.Text, StringComparison.Ordinal);
        await admin.PressAsync(forAdmin, "通过", Ct);
        await boss.UntilShowsAsync(mine, Ct, "周琪 于 7月14日 10:00 通过");
    }

    [Fact]
    public async Task Two_approvers_who_press_at_the_same_moment_decide_once_and_the_later_one_reads_who_did()
    {
        await using var office = await OpenAsync();
        var (boss, lead) = (office.As("孙经理"), office.As("王芳"));
        await RequestAsync(office, newBase: "1150");
        var forBoss = await boss.SeeCardAsync(boss.Direct, Ct, "目标变更", "待审批");
        var forLead = await lead.SeeCardAsync(lead.Direct, Ct, "目标变更", "待审批");

        PressResult[] pressed = await Task.WhenAll(
            Task.Run(() => boss.PressAsync(forBoss, "通过", Ct)), Task.Run(() => lead.PressAsync(forLead, "通过", Ct)));
        var changes = await office.RowsUntilAsync("目标变更", r => r is [var row] && row["状态"] == "已通过", Ct);
        await office.RowsUntilAsync("目标值", r => r.Count == 2, Ct);
        var winner = changes[0]["审批人"];
        await office.As("赵敏").SeeCardAsync(office.As("赵敏").Direct, Ct, "你的申请已通过");

        // The cards have lost their buttons, but a client may still show the old ones: whoever comes later reads who decided.
        var texts = pressed.Select(p => p.Toast?.Content).ToList();
        Assert.Single(texts, "已通过");
        Assert.Single(texts, t => t == $"已处理：{winner} 于 7月14日 10:00 通过");
        await boss.UntilShowsAsync(forBoss, Ct, $"{winner} 于 7月14日 10:00 通过");
        await lead.UntilShowsAsync(forLead, Ct, $"{winner} 于 7月14日 10:00 通过");
        Assert.Equal(2, office.Rows("目标值").Count);
        Assert.Single(office.As("赵敏").SaidIn(office.As("赵敏").Direct), s => s.Text.Contains("你的申请已通过", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_button_pressed_three_times_at_once_decides_once()
    {
        await using var office = await OpenAsync();
        var (asker, boss) = (office.As("赵敏"), office.As("孙经理"));
        await RequestAsync(office, newBase: "1150");
        var card = await boss.SeeCardAsync(boss.Direct, Ct, "目标变更", "待审批");

        var pressed = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => boss.PressAsync(card, "通过", Ct))));
        await asker.SeeCardAsync(asker.Direct, Ct, "你的申请已通过");
        await office.RowsUntilAsync("目标值", r => r.Count == 2, Ct);
        await asker.AskAsync("/kpi help", Ct);

        Assert.Single(pressed, p => p.Toast?.Content == "已通过");
        Assert.Equal(2, office.Rows("目标值").Count);
        Assert.Single(asker.SaidIn(asker.Direct), s => s.Text.Contains("你的申请已通过", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_challenge_that_is_not_better_than_the_base_is_refused_with_the_reason()
    {
        await using var office = await OpenAsync();
        var asker = office.As("赵敏");
        var form = await asker.AskAsync("/kpi target 线索量", Ct);

        var refused = await asker.SubmitAsync(form, Ct, ("base", "1150"), ("challenge", "1,100"), ("why", "增投"));
        var nonsense = await asker.SubmitAsync(form, Ct, ("base", "很多"), ("why", "增投"));

        Assert.Equal("挑战目标 1,100 条 应高于基础目标 1,150 条。", refused.Toast?.Content);
        Assert.Contains("「很多」不是数字", nonsense.Toast?.Content, StringComparison.Ordinal);
        Assert.Empty(office.Rows("目标变更"));
    }

    /// <summary>赵敏 owns 线索量, 1,000 in July; above her 王芳 (主管), and 孙经理 leads the team.</summary>
    static async Task<Office> OpenAsync()
    {
        var office = await Office.OpenAsync("2026-07-14 10:00", Ct);
        await office.TeamAsync("孙经理", Ct);
        await office.MemberAsync("孙经理", "负责人", Ct);
        await office.MemberAsync("王芳", "主管", Ct);
        await office.MemberAsync("赵敏", "成员", Ct, supervisor: "王芳");
        await office.MemberAsync("周琪", "管理员", Ct);
        await office.IndicatorAsync("LEADS", "线索量", "赵敏", Ct);
        await office.TargetAsync("LEADS", "2026-07", 1000, Ct);
        await office.ActualsAsync("LEADS", "2026-07-01", "2026-07-10", 30, Ct);
        await office.StartBotAsync(Ct);
        return office;
    }

    /// <summary>赵敏 asks; returns her copy of the card.</summary>
    static async Task<Seen> RequestAsync(Office office, string newBase, string? challenge = null)
    {
        var asker = office.As("赵敏");
        var form = await asker.AskAsync("/kpi target 线索量", Ct);
        var fields = new List<(string, string)> { ("base", newBase), ("why", "短视频增投 2 万元") };
        if (challenge is not null)
            fields.Add(("challenge", challenge));
        var result = await asker.SubmitAsync(form, Ct, [.. fields]);
        Assert.Equal("已提交", result.Toast?.Content);
        return await asker.SeeCardAsync(asker.Direct, Ct, "目标变更 · 线索量 2026-07", "赵敏 申请于 7月14日 10:00");
    }
}

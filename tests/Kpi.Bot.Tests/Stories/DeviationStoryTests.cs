using Kpi.Bot.Tests.OfficeKit;

namespace Kpi.Bot.Tests.Stories;

/// <summary>Monday's question and what comes of it, through the chat and over restarts.</summary>
public sealed class DeviationStoryTests
{
    static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    /// <summary>李雷, above him 王芳, 孙经理 leads; 抖音线索量 came to 70 of 100 in 2026-W28.</summary>
    static async Task<Office> OpenAsync()
    {
        var office = await Office.OpenAsync("2026-07-13 09:00", Ct);
        await office.TeamAsync("孙经理", Ct);
        await office.MemberAsync("孙经理", "负责人", Ct);
        await office.MemberAsync("王芳", "主管", Ct, supervisor: "孙经理");
        await office.MemberAsync("李雷", "成员", Ct, supervisor: "王芳");
        await office.IndicatorAsync("DOUYIN", "抖音线索量", "李雷", Ct);
        await office.TargetAsync("DOUYIN", "2026-07", 443, Ct);
        await office.ActualsAsync("DOUYIN", "2026-07-06", "2026-07-12", 10, Ct);
        await office.StartBotAsync(Ct);
        office.MoveTo("2026-07-13 09:30");
        return office;
    }

    [Fact]
    public async Task The_owner_answers_by_form_and_the_base_and_every_card_follow()
    {
        await using var office = await OpenAsync();
        var li = office.As("李雷");
        var card = await li.SeeCardAsync(li.Direct, Ct, "上周偏差", "实际 70");
        var summary = await li.SeeCardAsync(li.Group, Ct, "周会", "待回复 1 项");

        var owner = await li.SubmitAsync(card, Ct, ("cause", "内容"), ("reason", "发布晚了 <at id=all></at>"), ("action", "恢复 20:00 发布"), ("due", "2026-07-17 +0800"));

        Assert.Equal("已提交", owner.Toast?.Content);
        var rows = await office.RowsUntilAsync("偏差跟进", r => r.Count == 1 && r[0].GetValueOrDefault("状态") == "已回复", Ct);
        Assert.Equal(("DV-2026W28-DOUYIN", "李雷", "内容", "发布晚了 <at id=all></at>", "恢复 20:00 发布"),
            (rows[0]["编号"], rows[0]["责任人"], rows[0]["原因分类"], rows[0]["偏差原因"], rows[0]["调整措施"]));
        await office.UntilAsync(() => summary.Now.Text.Contains("全部已回复", StringComparison.Ordinal) ? "" : null, "the summary in place", TimeSpan.FromSeconds(30), Ct);
        Assert.Equal("green", card.Now.Colour);
        Assert.Equal(["修改"], card.Now.Buttons);
        Assert.Single(office.World.Messages.In(li.Direct.Id), m => m.Card is not null && new Seen(office.World, m).Text.Contains("上周偏差", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Silence_is_answered_by_one_reminder_and_one_word_to_the_manager_also_over_a_restart()
    {
        await using var office = await OpenAsync();
        var (li, wang) = (office.As("李雷"), office.As("王芳"));
        var card = await li.SeeCardAsync(li.Direct, Ct, "上周偏差");

        office.MoveTo("2026-07-14 10:00");
        await li.SeeCardAsync(li.Direct, Ct, "超过 24 小时");
        // An answer after it: the reminder has left, so that the restart falls between two messages and not into one.
        await li.AskAsync("/kpi 待办", Ct);
        await office.StopBotAsync();
        await office.StartBotAsync(Ct);
        await li.AskAsync("/kpi 待办", Ct);
        office.MoveTo("2026-07-14 16:00");
        office.MoveTo("2026-07-15 10:00");
        var managers = await wang.SeeCardAsync(wang.Direct, Ct, "李雷", "还没有回复");

        await li.ReplyAsync(card, "账号被限流 措施：换选题", Ct);
        await office.UntilAsync(() => managers.Now.Text.Contains("换选题", StringComparison.Ordinal) && card.Now.Colour == "green" ? "" : null, "both cards in place", TimeSpan.FromSeconds(30), Ct);
        Assert.Single(office.World.Messages.In(li.Direct.Id), m => new Seen(office.World, m).Text.Contains("超过 24 小时", StringComparison.Ordinal));
        Assert.Equal(["关闭"], managers.Now.Buttons);

        Assert.Equal("已关闭", (await wang.PressAsync(managers, "关闭", Ct)).Toast?.Content);
        await office.RowsUntilAsync("偏差跟进", r => r[0]["状态"] == "已关闭" && r[0]["调整措施"] == "换选题", Ct);
    }
}

using Kpi.Bot.Tests.OfficeKit;

namespace Kpi.Bot.Tests.Stories;

/// <summary>People edit the base by hand while the bot runs: good edits count at once, bad ones are told and hold up nothing.</summary>
public sealed class TablesTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_target_changed_in_the_table_counts_in_the_next_answer_and_is_told_as_not_approved()
    {
        await using var office = await OpenAsync();
        var desk = office.As("王芳");
        Assert.Contains("75.0%", (await desk.AskAsync("/kpi me", Ct)).Text, StringComparison.Ordinal);

        await office.EditAsync("目标值", 0, "基础目标", 500, Ct);
        // 300 ÷ 500 = 60.0 %; pace 500 × 20/31 = 323, 300 of it are 93.0 %.
        var me = await Office.AnswerHasAsync(desk, "/kpi me", "60.0%", Ct);
        var told = await office.As("周琪").SeeCardAsync(office.As("周琪").Direct, Ct, "短视频线索量", "400", "500");

        Assert.Contains("300 / 500 条", me.Text, StringComparison.Ordinal);
        Assert.Contains("周琪", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_member_is_known_at_once_and_one_who_left_sees_nothing_any_more()
    {
        await using var office = await OpenAsync();
        Assert.Contains("「成员」里还没有你", (await office.As("吴迪").AskAsync("/kpi me", Ct)).Text, StringComparison.Ordinal);

        await office.MemberAsync("吴迪", "成员", Ct);
        await Office.AnswerHasAsync(office.As("吴迪"), "/kpi me", "你名下还没有指标", Ct);
        await office.EditAsync("成员", office.Rows("成员").Count - 1, "在职", false, Ct);
        await Office.AnswerHasAsync(office.As("吴迪"), "/kpi me", "「成员」里还没有你", Ct);
    }

    [Fact]
    public async Task A_renamed_field_is_told_the_last_good_figures_stay_and_renaming_it_back_mends_it()
    {
        await using var office = await OpenAsync();
        var (desk, admin) = (office.As("王芳"), office.As("周琪"));
        await office.Feishu.People.RenameFieldAsync("周琪", office.Book.AppToken, "目标值", "基础目标", "基础目标旧", Ct);
        var findings = await Office.AnswerHasAsync(admin, "/kpi admin", "「目标值」缺少字段「基础目标」", Ct);
        var me = await desk.AskAsync("/kpi me", Ct);

        Assert.Contains("在此之前沿用上次读到的数据", findings.Text, StringComparison.Ordinal);
        Assert.Contains("75.0%", me.Text, StringComparison.Ordinal);

        await office.Feishu.People.RenameFieldAsync("周琪", office.Book.AppToken, "目标值", "基础目标旧", "基础目标", Ct);
        await Office.AnswerGoneAsync(admin, "/kpi admin", "「目标值」缺少字段", Ct);
    }

    [Fact]
    public async Task An_indicator_that_names_a_parent_that_is_not_there_is_a_finding_and_the_others_go_on()
    {
        await using var office = await OpenAsync();
        await office.IndicatorAsync("LOST", "孤儿指标", "王芳", Ct, ("上级指标", "没有这个"));

        await Office.AnswerHasAsync(office.As("周琪"), "/kpi admin", "没有这个", Ct);
        Assert.Contains("75.0%", (await office.As("王芳").AskAsync("/kpi me", Ct)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_deleted_by_hand_is_gone_from_the_figures()
    {
        await using var office = await OpenAsync();
        var row = office.Book.TableNamed("实绩")!.Rows()[0];

        await office.Feishu.People.DeleteRecordAsync("周琪", office.Book.AppToken, "实绩", row.Id, Ct);

        // 19 × 15 = 285; 285 ÷ 400 = 71.25 %, shown as 71.3 %.
        await Office.AnswerHasAsync(office.As("王芳"), "/kpi me", "71.3%", Ct);
    }

    /// <summary>王芳 with 300 of 400 on 7月21日, the bot running.</summary>
    static async Task<Office> OpenAsync()
    {
        var office = await Office.OpenAsync("2026-07-21 10:00", Ct);
        await office.TeamAsync("孙经理", Ct);
        await office.MemberAsync("孙经理", "负责人", Ct);
        await office.MemberAsync("周琪", "管理员", Ct);
        await office.MemberAsync("王芳", "主管", Ct);
        await office.IndicatorAsync("SV_LEADS", "短视频线索量", "王芳", Ct);
        await office.TargetAsync("SV_LEADS", "2026-07", 400, Ct);
        await office.ActualsAsync("SV_LEADS", "2026-07-01", "2026-07-20", 15, Ct);
        await office.StartBotAsync(Ct);
        return office;
    }
}

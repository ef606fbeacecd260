using Kpi.Bot.Tests.OfficeKit;

namespace Kpi.Bot.Tests.Stories;

/// <summary>Each command, asked by people of each role, in the direct chat and in the group.</summary>
public sealed class QuestionsTests(DemoOffice demo) : IClassFixture<DemoOffice>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    Desk As(string person) => demo.Office.As(person);

    [Theory]
    [InlineData("孙经理", "负责人")]
    [InlineData("王芳", "主管")]
    [InlineData("李雷", "成员")]
    public async Task Help_greets_people_by_role_and_does_not_offer_what_they_may_not_use(string person, string role)
    {
        var help = await As(person).AskAsync("/kpi help", Ct);

        Assert.Contains($"{person} · {role}", help.Text, StringComparison.Ordinal);
        Assert.Contains("我的", help.Buttons);
        Assert.DoesNotContain("/kpi admin", help.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_administrator_finds_admin_in_the_help()
    {
        var help = await As("周琪").AskAsync("/kpi", Ct);

        Assert.Contains("/kpi admin", help.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/kpi me")]
    [InlineData("／ＫＰＩ　ＭＥ")]
    [InlineData("  /KPI   Me ")]
    [InlineData("/kpi 我的")]
    public async Task Case_width_spaces_and_alias_of_a_command_do_not_matter(string typed)
    {
        var answer = await As("李雷").AskAsync(typed, Ct);

        Assert.Contains("李雷 · 7月", answer.Text, StringComparison.Ordinal);
        Assert.Contains("线下活动线索量", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_group_personal_figures_go_to_the_direct_chat_and_the_group_sees_only_that_they_were_sent()
    {
        var (line, mine) = await As("赵敏").AskGroupForMineAsync("/kpi me", Ct);

        Assert.Equal("已私信发给你", line.Text.Trim());
        Assert.Contains("赵敏 · 7月", mine.Text, StringComparison.Ordinal);
        Assert.Contains("线索响应时效", mine.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_group_the_team_is_shown_to_all()
    {
        var answer = await As("陈晨").AskGroupAsync("/kpi team", Ct);

        Assert.Contains("增长组 · 7月21日 周二", answer.Text, StringComparison.Ordinal);
        Assert.Contains("团队整体达成率", answer.Text, StringComparison.Ordinal);
        // The seed's target of 1,000 leads a month.
        Assert.Contains("/ 1,000 条", answer.Line("线索量　"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_in_the_group_that_is_not_for_the_bot_is_not_answered()
    {
        var (desk, office) = (As("李雷"), demo.Office);
        var aside = await office.Feishu.People.SendTextAsync(desk.Person.OpenId, desk.Group.Id, "今天的 kpi 怎么样", Ct);
        await desk.AskGroupAsync("/kpi channel", Ct);

        Assert.DoesNotContain(desk.SaidIn(desk.Group), s => s.Message.ParentId == aside.Id);
    }

    [Fact]
    public async Task Channels_stand_side_by_side_and_one_of_them_alone()
    {
        var all = await As("王芳").AskAsync("/kpi 渠道", Ct);
        var one = await As("王芳").AskAsync("/kpi channel 抖音", Ct);

        Assert.All((string[])["抖音", "小红书", "线下展会"], c => Assert.Contains(c, all.Text, StringComparison.Ordinal));
        Assert.Contains("视频完播率", one.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("笔记留资率", one.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_indicator_shows_its_owner_definition_source_and_versions_of_its_target()
    {
        var answer = await As("李雷").AskAsync("/kpi show 线索量", Ct);

        Assert.Contains("线索量 · 7月", answer.Text, StringComparison.Ordinal);
        Assert.All((string[])["责任人", "口径", "CRM", "v2 1,000 条", "v1 950 条"], w => Assert.Contains(w, answer.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Half_a_name_that_fits_several_indicators_is_asked_back_with_a_button_each()
    {
        var desk = As("周琪");
        var which = await desk.AskAsync("/kpi show 转化率", Ct);
        var pressed = which.Buttons.First(b => b.Contains("线索转化率", StringComparison.Ordinal));
        var result = await desk.PressAsync(which, pressed, Ct);
        var shown = await desk.SeeCardAsync(desk.Direct, Ct, "责任人", "线索转化率", "口径");

        Assert.True(which.Buttons.Count > 1);
        Assert.Null(result.Code);
        Assert.NotEqual(which.Message.Id, shown.Message.Id);
    }

    [Fact]
    public async Task Nothing_waiting_is_said_kindly()
    {
        var answer = await As("陈晨").AskAsync("/kpi 待办", Ct);

        Assert.Contains("没有等你处理的事", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_is_refused_the_administrators_page_and_sees_nothing_of_it()
    {
        var answer = await As("李雷").AskAsync("/kpi admin", Ct);

        Assert.Contains("「/kpi admin」只有管理员可以用。", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("长连接", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_administrator_sees_the_connection_the_next_jobs_and_the_calls()
    {
        var answer = await As("周琪").AskAsync("/kpi 管理", Ct);

        Assert.Contains("● 长连接正常", answer.Text, StringComparison.Ordinal);
        // Tuesday 10:00: the next reminders are at 16:00.
        Assert.Contains("提醒 7月21日 16:00", answer.Text, StringComparison.Ordinal);
        Assert.Contains("日报 7月22日 09:00", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_unknown_is_told_whom_to_ask_and_sees_no_figure()
    {
        foreach (var question in (string[])["/kpi me", "/kpi team", "/kpi show 线索量", "/kpi target 线索量", "/kpi admin", "/kpi 你好"])
        {
            var answer = await As("吴迪").AskAsync(question, Ct);

            Assert.Contains("「成员」里还没有你", answer.Text, StringComparison.Ordinal);
            Assert.Contains("周琪", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("线索", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("%", answer.Text, StringComparison.Ordinal);
        }
        var help = await As("吴迪").AskAsync("/kpi help", Ct);
        Assert.Contains("「成员」里还没有你", help.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_command_offers_the_closest_and_its_button_runs_it()
    {
        var desk = As("李雷");
        var closest = await desk.AskAsync("/kpi shwo 线索量", Ct);
        await desk.PressAsync(closest, closest.Buttons[0], Ct);
        var shown = await desk.SeeCardAsync(desk.Direct, Ct, "线索量 · 7月", "责任人");

        Assert.Equal("/kpi show 线索量", closest.Buttons[0]);
        Assert.NotEqual(closest.Message.Id, shown.Message.Id);
    }

    [Fact]
    public async Task A_member_may_not_log_or_ask_for_a_target_of_what_others_own()
    {
        var log = await As("李雷").AskAsync("/kpi log 线索响应时效 1", Ct);
        var target = await As("李雷").AskAsync("/kpi target 线索响应时效", Ct);

        Assert.Contains("责任人", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("已填报", log.Text, StringComparison.Ordinal);
        Assert.Contains("由责任人 赵敏 或主管申请调整", target.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_is_asked_for_only_where_one_is_owed()
    {
        var answer = await As("陈晨").AskAsync("/kpi reason", Ct);

        Assert.Contains("你没有待回复的偏差", answer.Text, StringComparison.Ordinal);
    }
}

using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Deviations;
using Kpi.Bot.Door;
using Kpi.Bot.Tests.Fakes;

namespace Kpi.Bot.Tests.Deviations;

public sealed class ReasonReplyTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("发布晚了 措施：恢复20:00", "发布晚了", "恢复20:00")]
    [InlineData("发布晚了，措施:恢复20:00", "发布晚了", "恢复20:00")]
    [InlineData("原因：发布晚了\n措施：恢复\n再加两条", "发布晚了", "恢复\n再加两条")]
    [InlineData("偏差原因: 发布晚了。调整措施 ： 恢复", "发布晚了。", "恢复")]
    [InlineData("发布晚了", "发布晚了", null)]
    [InlineData("措施：恢复", null, "恢复")]
    [InlineData("没有采取措施", "没有采取措施", null)]
    [InlineData("没有采取措施：下周补", "没有采取措施：下周补", null)]
    [InlineData("发布晚了 措施：", "发布晚了", null)]
    [InlineData("  ", null, null)]
    public void Words_are_split_at_the_measure(string text, string? reason, string? action) =>
        Assert.Equal(new ReplyText(reason, action), ReplyText.Of(text));

    static async Task<Answer?> SayAsync(SliceDesk desk, string person, string text, string subject = DeviationDesk.Card) =>
        await desk.ReplyAsync(new ReasonReply(desk.Kpis, new Answering(desk.Kpis)), new(desk.Kpis.Sender(person), subject, text, "om_2", "oc_p2p", false,
            FakeKpis.At(new(2026, 7, 13), 11), new(2026, 7, 13), Words.Chinese), Ct);

    [Fact]
    public async Task A_reply_goes_to_the_worst_that_is_owed()
    {
        await using var desk = await DeviationDesk.WithMondayDoneAsync(Ct);

        var answer = await SayAsync(desk, "李雷", "发布晚了 措施：恢复20:00");

        Assert.Contains("抖音线索量", ((NoticeView)answer!.View).Text, StringComparison.Ordinal);
        var row = desk.Row(DeviationDesk.Leads);
        Assert.Equal((DeviationState.Answered, "发布晚了", "恢复20:00", new DateOnly(2026, 7, 17)), (row.State, row.Reason, row.Action, row.DueDay));
        Assert.Equal("恢复20:00", desk.About<DeviationView>(DeviationDesk.Card).Single().Others[0].Reply!.Action);
        Assert.Single(desk.About<WeeklyView>(DeviationDesk.Summary));
    }

    [Fact]
    public async Task A_reply_that_names_an_indicator_goes_to_it()
    {
        await using var desk = await DeviationDesk.WithMondayDoneAsync(Ct);

        await SayAsync(desk, "李雷", "完播率：开头太长 措施：前三秒放亮点");

        Assert.Equal(("开头太长", DeviationState.Open), (desk.Row(DeviationDesk.Views).Reason, desk.Row(DeviationDesk.Leads).State));
    }

    [Fact]
    public async Task A_measure_can_follow_later()
    {
        await using var desk = await DeviationDesk.WithMondayDoneAsync(Ct);

        Assert.Contains("还没有调整措施", ((NoticeView)(await SayAsync(desk, "李雷", "抖音线索量：发布晚了"))!.View).Text, StringComparison.Ordinal);
        await SayAsync(desk, "李雷", "抖音线索量 措施：恢复20:00");

        Assert.Equal(("发布晚了", "恢复20:00"), (desk.Row(DeviationDesk.Leads).Reason, desk.Row(DeviationDesk.Leads).Action));
    }

    [Fact]
    public async Task A_command_is_no_answer_and_a_stranger_is_told_whose_card_it_is()
    {
        await using var desk = await DeviationDesk.WithMondayDoneAsync(Ct);

        Assert.Null(await SayAsync(desk, "李雷", "/kpi me"));
        Assert.Contains("李雷", ((NoticeView)(await SayAsync(desk, "王芳", "发布晚了"))!.View).Text, StringComparison.Ordinal);
        Assert.Equal(DeviationState.Open, desk.Row(DeviationDesk.Leads).State);
    }

    [Fact]
    public async Task When_all_are_answered_the_bot_asks_which_one_is_to_be_changed()
    {
        await using var desk = await DeviationDesk.WithMondayDoneAsync(Ct);
        await SayAsync(desk, "李雷", "发布晚了 措施：恢复20:00");
        await SayAsync(desk, "李雷", "开头太长 措施：前三秒放亮点");

        var asked = (NoticeView)(await SayAsync(desk, "李雷", "其实是预算不够"))!.View;

        Assert.Equal(("要修改哪一项？请在回复里写上指标名。", 2), (asked.Text, asked.Buttons.Count));
    }
}

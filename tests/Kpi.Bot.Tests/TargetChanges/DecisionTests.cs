using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Door;
using Kpi.Bot.Outbox;
using Kpi.Bot.TargetChanges;
using Kpi.Bot.Tests.Fakes;
using Kpi.Domain.Model;
using Kpi.Feishu.Events;

namespace Kpi.Bot.Tests.TargetChanges;

public sealed class DecisionTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_approval_makes_a_new_version_and_everybody_is_told()
    {
        var growth = RequestDesk.Base();
        await using var desk = await RequestDesk.WithRequestAsync(Ct, growth);

        var answer = await desk.PressAsync(new ApproveRequest(desk.Deciding()), desk.Kpis.Decide("孙经理", "request.approve"), Ct);

        Assert.Equal("已通过", answer.Toast);
        Assert.Equal([(1, 400m, TargetState.InForce), (2, 450m, TargetState.InForce)],
            growth.Targets.Where(t => t.Period.ToString() == "2026-07").OrderBy(t => t.Version).Select(t => (t.Version, t.Base, t.State)));
        Assert.Equal((ChangeState.Approved, "ou_孙经理"), (desk.Row().State, desk.Row().Approver?.Value));
        var card = desk.About<RequestView>("request/" + RequestDesk.First).Single();
        Assert.Equal(("孙经理 于 7月14日 11:00 通过", false, "green"), (card.Decided, card.CanDecide, card.Colour));
        Assert.Equal([PostKind.Update, PostKind.Send, PostKind.Send], desk.Posts.Select(p => p.Kind));
        Assert.Equal(("ou_王芳", "oc_team"), (desk.Posts[1].Person?.Value, desk.Posts[2].Chat));
        Assert.Contains("400 条 → 450 条", ((NoticeView)desk.Posts[2].View).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejection_needs_a_comment_and_tells_the_requester_only()
    {
        await using var desk = await RequestDesk.WithRequestAsync(Ct);
        var reject = new RejectRequest(desk.Deciding());

        var form = await desk.PressAsync(new OpenRejection(desk.Deciding()), desk.Kpis.Decide("赵敏", "request.reject-form"), Ct);
        Assert.True(((RequestView)form.Card!).IsRejecting);
        Assert.Contains("需要填写意见", (await desk.PressAsync(reject, desk.Kpis.Decide("赵敏", "request.reject", comment: " "), Ct)).Toast, StringComparison.Ordinal);
        Assert.Equal("已驳回", (await desk.PressAsync(reject, desk.Kpis.Decide("赵敏", "request.reject", comment: "先看两周"), Ct)).Toast);

        Assert.Equal((ChangeState.Rejected, "先看两周"), (desk.Row().State, desk.Row().Comment));
        Assert.Equal("ou_王芳", desk.Posts[1].Person?.Value);
        Assert.Contains("先看两周", ((NoticeView)desk.Posts[1].View).Text, StringComparison.Ordinal);
        Assert.Equal(2, desk.Posts.Count);
        Assert.DoesNotContain(desk.Writes, w => w.Table == TargetsTable.Name);
    }

    [Fact]
    public async Task Of_simultaneous_presses_one_decides_and_the_others_are_told_who_did()
    {
        var growth = RequestDesk.Base();
        await using var desk = await RequestDesk.WithRequestAsync(Ct, growth);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => i % 2 == 0
            ? desk.PressAsync(new ApproveRequest(desk.Deciding()), desk.Kpis.Decide("孙经理", "request.approve"), Ct)
            : desk.PressAsync(new RejectRequest(desk.Deciding()), desk.Kpis.Decide("赵敏", "request.reject", comment: "不行"), Ct), Ct)));

        var first = Assert.Single(answers, a => a.Kind == ToastKind.Success);
        var (who, targets) = first.Toast == "已通过" ? ("孙经理", 2) : ("赵敏", 1);
        Assert.All(answers.Where(a => a != first), a => Assert.Contains(who, a.Toast, StringComparison.Ordinal));
        Assert.Equal(targets, growth.Targets.Count);
        Assert.Single(desk.Writes, w => w.Table == TargetChangesTable.Name);
    }

    [Fact]
    public async Task The_same_press_again_changes_nothing()
    {
        var growth = RequestDesk.Base();
        await using var desk = await RequestDesk.WithRequestAsync(Ct, growth);
        await desk.PressAsync(new ApproveRequest(desk.Deciding()), desk.Kpis.Decide("孙经理", "request.approve"), Ct);
        desk.Clear();

        var again = await desk.PressAsync(new ApproveRequest(desk.Deciding()), desk.Kpis.Decide("孙经理", "request.approve", hour: 15), Ct);

        Assert.Equal((ToastKind.Info, "已处理：孙经理 于 7月14日 11:00 通过"), (again.Kind, again.Toast));
        Assert.Empty(desk.Posts);
        Assert.Equal(2, growth.Targets.Count);
    }

    [Theory]
    [InlineData("王芳", "自己的申请")]
    [InlineData("李雷", "不是这条申请的审批人")]
    [InlineData("周七", "不是这条申请的审批人")]
    [InlineData("路人", "不是这条申请的审批人")]
    public async Task Only_an_approver_decides(string person, string told)
    {
        await using var desk = await RequestDesk.WithRequestAsync(Ct);

        var answer = await desk.PressAsync(new ApproveRequest(desk.Deciding()), desk.Kpis.Decide(person, "request.approve"), Ct);

        Assert.Equal((ToastKind.Error, true), (answer.Kind, answer.Toast.Contains(told, StringComparison.Ordinal)));
        Assert.Equal(ChangeState.Pending, desk.Row().State);
    }

    [Fact]
    public async Task A_role_counts_as_it_is_at_the_press()
    {
        var growth = RequestDesk.Base();
        await using var desk = await RequestDesk.WithRequestAsync(Ct, growth);
        var at = growth.Members.FindIndex(m => m.Name == "赵敏");
        growth.Members[at] = growth.Members[at] with { Role = Role.Member };

        Assert.Equal(ToastKind.Error, (await desk.PressAsync(new ApproveRequest(desk.Deciding()), desk.Kpis.Decide("赵敏", "request.approve"), Ct)).Kind);

        growth.Members[at] = growth.Members[at] with { Role = Role.Supervisor };
        Assert.Equal(ToastKind.Success, (await desk.PressAsync(new ApproveRequest(desk.Deciding()), desk.Kpis.Decide("赵敏", "request.approve"), Ct)).Kind);
    }

    [Fact]
    public async Task A_namesake_of_the_lead_decides_nothing()
    {
        await using var desk = await RequestDesk.WithRequestAsync(Ct, RequestDesk.Base().Member("孙经理", "增长组", Role.Supervisor, id: "ou_namesake"));
        var press = desk.Kpis.Decide("孙经理", "request.approve") with { Sender = desk.Kpis.Sender("孙经理", id: "ou_namesake") };

        Assert.Equal(ToastKind.Error, (await desk.PressAsync(new ApproveRequest(desk.Deciding()), press, Ct)).Kind);
    }

    [Fact]
    public async Task The_requester_can_withdraw_and_ask_again()
    {
        await using var desk = await RequestDesk.WithRequestAsync(Ct);

        Assert.Equal(ToastKind.Error, (await desk.PressAsync(new WithdrawRequest(desk.Deciding()), desk.Kpis.Decide("孙经理", "request.withdraw"), Ct)).Kind);
        Assert.Equal("已撤回", (await desk.PressAsync(new WithdrawRequest(desk.Deciding()), desk.Kpis.Decide("王芳", "request.withdraw"), Ct)).Toast);
        Assert.Equal("已处理：王芳 于 7月14日 11:00 撤回", (await desk.PressAsync(new ApproveRequest(desk.Deciding()), desk.Kpis.Decide("孙经理", "request.approve"), Ct)).Toast);
        Assert.Equal("已提交", (await desk.PressAsync(desk.Submit(), desk.Kpis.Submit("王芳", "460"), Ct)).Toast);
    }

    [Fact]
    public async Task What_was_decided_by_hand_in_the_base_is_not_decided_again()
    {
        var growth = RequestDesk.Base();
        await using var desk = await RequestDesk.WithRequestAsync(Ct, growth);
        growth.TargetChanges[0] = growth.TargetChanges[0] with { State = ChangeState.Rejected, Approver = new("ou_赵敏") };

        var answer = await desk.PressAsync(new ApproveRequest(desk.Deciding()), desk.Kpis.Decide("孙经理", "request.approve"), Ct);

        Assert.Equal((ToastKind.Info, true), (answer.Kind, answer.Toast.Contains("赵敏 驳回", StringComparison.Ordinal)));
        Assert.Single(growth.Targets);
    }

    [Fact]
    public async Task A_period_that_has_closed_meanwhile_can_not_be_approved()
    {
        await using var desk = await RequestDesk.WithRequestAsync(Ct);

        Assert.Contains("已经结束", (await desk.PressAsync(new ApproveRequest(desk.Deciding()), desk.Kpis.Decide("孙经理", "request.approve", day: "2026-08-03"), Ct)).Toast, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_circle_of_supervisors_ends()
    {
        var growth = RequestDesk.Base();
        growth.Members.RemoveAll(m => m.Name == "孙经理");
        growth.Member("孙经理", "增长组", Role.Lead, above: "王芳");

        await using var desk = await RequestDesk.WithRequestAsync(Ct, growth);

        Assert.Equal(ChangeState.Pending, desk.Row().State);
    }

    [Fact]
    public async Task A_request_is_shown_by_its_number_to_whom_it_concerns()
    {
        await using var desk = await RequestDesk.WithRequestAsync(Ct);
        var command = new TargetCommand(desk.Kpis, desk.Deciding());

        Assert.True(((RequestView)(await desk.AskAsync(command, desk.Kpis.Ask("孙经理", RequestDesk.Day, RequestDesk.First), Ct)).View).CanDecide);
        Assert.IsType<NoticeView>((await desk.AskAsync(command, desk.Kpis.Ask("李雷", RequestDesk.Day, RequestDesk.First), Ct)).View);
    }
}

using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Door;
using Kpi.Bot.TargetChanges;
using Kpi.Bot.Tests.Fakes;
using Kpi.Domain.Model;
using Kpi.Feishu.Events;

namespace Kpi.Bot.Tests.TargetChanges;

public sealed class RequestTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_form_comes_filled_in_with_what_is_known()
    {
        await using var desk = await SliceDesk.OpenAsync(Ct, RequestDesk.Base());

        var answer = await desk.AskAsync(new TargetCommand(desk.Kpis, desk.Deciding()), desk.Kpis.Ask("王芳", RequestDesk.Day, "短视频线索量"), Ct);

        var form = Assert.IsType<RequestFormView>(answer.View);
        // Six months of 300 320 310 330 340 320: mean 320, which is the suggestion, as there is no other reference.
        Assert.Equal(("2026-07", "400", "480", "近6期均值 320 条 · 最好 340 条", "建议 320 条 · 挑战 384 条"), (form.Period, form.NewBase, form.NewChallenge, form.History, form.Suggested));
        Assert.Equal(["2026-07", "2026-08", "2026-09"], form.Periods.Select(p => p.Value));
    }

    [Fact]
    public async Task A_request_is_numbered_kept_and_goes_to_every_approver()
    {
        await using var desk = await SliceDesk.OpenAsync(Ct, RequestDesk.Base());

        await desk.PressAsync(desk.Submit(), desk.Kpis.Submit("王芳", "４５０", "0.054万"), Ct);

        var row = desk.Row();
        Assert.Equal((400m, 450m, 480m, 540m, ChangeState.Pending, "ou_王芳"), (row.OldBase, row.NewBase, row.OldChallenge, row.NewChallenge, row.State, row.Requester?.Value));
        // The requester's own copy, the team's 负责人 and the 主管 above.
        Assert.Equal(["ou_王芳", "ou_孙经理", "ou_赵敏"], desk.Posts.Select(p => p.Person?.Value));
        Assert.All(desk.Posts, p => Assert.Equal("request/" + RequestDesk.First, p.Subject));
        var approval = (RequestView)desk.Posts[1].View;
        Assert.Equal(("400 条 → 450 条", "+13%", true, false), (approval.NewBase, approval.BaseChange, approval.CanDecide, approval.CanWithdraw));
        Assert.Equal(["request.withdraw"], Shown.Presses(desk.Posts[0].View).Select(v => (string)v["act"]!));
    }

    [Fact]
    public async Task A_growth_beyond_one_and_a_half_times_the_best_month_is_said()
    {
        await using var desk = await SliceDesk.OpenAsync(Ct, RequestDesk.Base());
        await desk.PressAsync(desk.Submit(), desk.Kpis.Submit("王芳", "349", null), Ct);
        await desk.PressAsync(desk.Submit(), desk.Kpis.Submit("王芳", "351", null, period: "2026-08"), Ct);

        // Best is 340, +6.25 % on the mean of 320; 1.5 × that is 350.
        Assert.Equal("", desk.About<RequestView>("request/TC-20260714-01")[0].TooHigh);
        Assert.Contains("偏高", desk.About<RequestView>("request/TC-20260714-02")[0].TooHigh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abc", "540", "为了增长", "2026-07", "不是数字")]
    [InlineData("12/100", "540", "为了增长", "2026-07", "不是数字")]
    [InlineData("45%", "540", "为了增长", "2026-07", "不是百分比")]
    [InlineData("-450", null, "为了增长", "2026-07", "不能是负数")]
    [InlineData("450", "440", "为了增长", "2026-07", "应高于基础目标")]
    [InlineData("450", "450", "为了增长", "2026-07", "应高于基础目标")]
    [InlineData("400", "480", "为了增长", "2026-07", "没有变化")]
    [InlineData("450", "540", "   ", "2026-07", "理由")]
    [InlineData("450", "540", "为了增长", "2026-06", "已经结束")]
    [InlineData("450", "540", "为了增长", "2028-06", "太远")]
    [InlineData("450", "540", "为了增长", "2026-W30", "请选择周期")]
    [InlineData("450", "540", "为了增长", "", "请选择周期")]
    public async Task What_cannot_be_asked_is_told_and_not_kept(string value, string? challenge, string why, string period, string told)
    {
        await using var desk = await SliceDesk.OpenAsync(Ct, RequestDesk.Base());

        var answer = await desk.PressAsync(desk.Submit(), desk.Kpis.Submit("王芳", value, challenge, why, period), Ct);

        Assert.Equal((ToastKind.Error, true), (answer.Kind, answer.Toast.Contains(told, StringComparison.Ordinal)));
        Assert.Empty(desk.Writes);
    }

    [Fact]
    public async Task Where_lower_is_better_a_challenge_is_lower()
    {
        var growth = RequestDesk.Base();
        growth.Indicator("单条成本", "增长组", owner: "王芳", unit: "元/条", aggregation: Aggregation.Ratio, direction: Direction.LowerIsBetter);
        await using var desk = await SliceDesk.OpenAsync(Ct, growth);

        Assert.Contains("应低于", (await desk.PressAsync(desk.Submit(), desk.Kpis.Submit("王芳", "200", "210", code: "单条成本"), Ct)).Toast, StringComparison.Ordinal);
        Assert.Equal("已提交", (await desk.PressAsync(desk.Submit(), desk.Kpis.Submit("王芳", "¥200", "¥180/条", code: "单条成本"), Ct)).Toast);
        Assert.Equal("未设 → ¥200/条", desk.About<RequestView>("request/" + RequestDesk.First)[0].NewBase);
    }

    [Fact]
    public async Task A_colleague_can_not_ask()
    {
        await using var desk = await SliceDesk.OpenAsync(Ct, RequestDesk.Base());

        Assert.Equal(ToastKind.Error, (await desk.PressAsync(desk.Submit(), desk.Kpis.Submit("李雷"), Ct)).Kind);
    }

    [Fact]
    public async Task A_second_request_for_the_same_period_shows_the_one_that_waits()
    {
        await using var desk = await RequestDesk.WithRequestAsync(Ct);

        var second = await desk.PressAsync(desk.Submit(), desk.Kpis.Submit("赵敏", "460"), Ct);
        var shown = await desk.AskAsync(new TargetCommand(desk.Kpis, desk.Deciding()), desk.Kpis.Ask("王芳", RequestDesk.Day, "短视频线索量"), Ct);

        Assert.Contains(RequestDesk.First, second.Toast, StringComparison.Ordinal);
        Assert.Single(desk.Kpis.Now.Bases[0].TargetChanges);
        Assert.Equal((RequestDesk.First, true), (((RequestView)shown.View).Id, ((RequestView)shown.View).CanWithdraw));
        // Another period is another request.
        Assert.Equal("已提交", (await desk.PressAsync(desk.Submit(), desk.Kpis.Submit("赵敏", "460", period: "2026-08"), Ct)).Toast);
    }

    [Fact]
    public async Task Requests_at_the_same_moment_get_numbers_of_their_own_and_one_waits_for_a_period()
    {
        var growth = RequestDesk.Base();
        for (var i = 0; i < 5; i++)
            growth.Indicator($"指标{i}", "增长组", owner: "王芳");
        await using var desk = await SliceDesk.OpenAsync(Ct, growth);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => desk.PressAsync(desk.Submit(), desk.Kpis.Submit("王芳", "450", null, code: $"指标{i % 5}"), Ct), Ct)));

        Assert.Equal(Enumerable.Range(1, 5).Select(n => $"TC-20260714-{n:00}"), desk.Kpis.Now.Bases[0].TargetChanges.Select(c => c.Id).Order(StringComparer.Ordinal));
        Assert.Equal(5, desk.Kpis.Now.Bases[0].TargetChanges.DistinctBy(c => c.Code).Count());
    }

    [Fact]
    public async Task A_request_that_was_settled_by_hand_in_the_base_no_longer_blocks()
    {
        var growth = RequestDesk.Base();
        await using var desk = await RequestDesk.WithRequestAsync(Ct, growth);
        growth.TargetChanges[0] = growth.TargetChanges[0] with { State = ChangeState.Withdrawn };

        Assert.Equal("已提交", (await desk.PressAsync(desk.Submit(), desk.Kpis.Submit("王芳", "460"), Ct)).Toast);
        Assert.Equal(2, growth.TargetChanges.Count);
    }

    [Fact]
    public async Task The_leads_own_request_goes_to_the_administrators()
    {
        var growth = RequestDesk.Base();
        growth.Indicator("线索量", "增长组", owner: "孙经理");
        await using var desk = await SliceDesk.OpenAsync(Ct, growth);

        await desk.PressAsync(desk.Submit(), desk.Kpis.Submit("孙经理", "1000", null, code: "线索量"), Ct);

        Assert.Equal(["ou_孙经理", "ou_周七"], desk.Posts.Select(p => p.Person?.Value));
    }

    [Fact]
    public async Task Without_anybody_to_decide_the_request_is_refused_with_what_to_do()
    {
        var growth = new FakeBase().Team("增长组", lead: "孙经理").Member("孙经理", "增长组", Role.Lead);
        growth.Indicator("线索量", "增长组", owner: "孙经理");
        await using var desk = await SliceDesk.OpenAsync(Ct, growth);

        Assert.Contains("没有人可以审批", (await desk.PressAsync(desk.Submit(), desk.Kpis.Submit("孙经理", "1000", null, code: "线索量"), Ct)).Toast, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<at id=all></at>")]
    [InlineData("\"}]}{{ Why }}\n**粗**")]
    public async Task What_people_write_is_shown_as_text(string why)
    {
        await using var desk = await SliceDesk.OpenAsync(Ct, RequestDesk.Base());

        await desk.PressAsync(desk.Submit(), desk.Kpis.Submit("王芳", why: why), Ct);

        foreach (var view in desk.Posts.Select(p => p.View))
        {
            Assert.Contains(Shown.Tagged(view, "plain_text"), t => (string)t["content"]! == $"理由：{why}");
            Assert.DoesNotContain(Shown.Tagged(view, "markdown"), m => ((string)m["content"]!).Contains("<at", StringComparison.Ordinal));
        }
    }
}

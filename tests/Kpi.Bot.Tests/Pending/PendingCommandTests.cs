using Kpi.Bot.Base;
using Kpi.Bot.Pending;
using Kpi.Bot.Settings;
using Kpi.Bot.Tests.Fakes;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Tests.Pending;

public sealed class PendingCommandTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    readonly FakeBase growth = new FakeBase().Team("增长组", lead: "孙经理")
        .Member("王芳", "增长组", above: "赵敏").Member("赵敏", "增长组", Role.Supervisor).Member("孙经理", "增长组", Role.Lead).Member("李雷", "增长组");

    readonly FakeWatch watch = new();

    public PendingCommandTests()
    {
        growth.Indicator("线索量", "增长组", owner: "王芳");
        growth.Indicator("转化率", "增长组", owner: "李雷", unit: "%");
    }

    async Task<PendingView> AskAsync(string person)
    {
        var kpis = new FakeKpis(growth);
        var answer = await new PendingCommand(kpis, new Approvers(new RootOptions()), watch).AnswerAsync(kpis.Ask(person, "2026-07-14"), Ct);
        Shown.Card(answer.View);
        return Assert.IsType<PendingView>(answer.View);
    }

    void Owes(string code, string owner, DeviationState state = DeviationState.Open, Status severity = Status.Behind, decimal attainment = 80, string week = "2026-07-06")
    {
        var of = Period.WeekOf(DateOnly.Parse(week, System.Globalization.CultureInfo.InvariantCulture));
        growth.Deviations.Add(new(growth.Name, $"DV-{of}-{code}", of, new(code), FakeBase.Id(owner), 100, 80, attainment, severity, null, null, null, null, null, state, null));
    }

    void Asks(string id, string code, string by) => growth.TargetChanges.Add(new(growth.Name, id, new(code), Period.MonthOf(new(2026, 7, 1)), 400, 450, null, null, "增投",
        FakeBase.Id(by), null, ChangeState.Pending, null, FakeKpis.At(new(2026, 7, 14), 9), null));

    [Fact]
    public async Task Nothing_is_said_where_nothing_waits()
    {
        var view = await AskAsync("王芳");

        Assert.Equal((true, "green", "没有等你处理的事"), (view.Empty, view.Colour, view.Headline));
    }

    [Fact]
    public async Task Everybody_sees_what_waits_for_them_with_its_button()
    {
        Owes("线索量", "王芳", week: "2026-06-29");
        Owes("线索量", "王芳", severity: Status.Critical, attainment: 60);
        Owes("转化率", "李雷", DeviationState.Answered);
        Asks("TC-20260714-01", "线索量", "王芳");

        var owner = await AskAsync("王芳");
        Assert.Equal("2 条偏差待回复", owner.Headline);
        Assert.Equal(["reason DV-2026-W28-线索量", "reason DV-2026-W27-线索量", "target TC-20260714-01"], owner.Groups.SelectMany(g => g.Rows).Select(r => r.Command));
        Assert.Equal("等待 孙经理、赵敏 · 7月14日 09:00", owner.Groups[1].Rows[0].Note);

        var lead = await AskAsync("孙经理");
        Assert.Equal(("1 项待审批", "orange"), (lead.Headline, lead.Colour));
        Assert.Equal(["target TC-20260714-01", "reason DV-2026-W28-转化率"], lead.Groups.SelectMany(g => g.Rows).Select(r => r.Command));

        Assert.True((await AskAsync("李雷")).Empty);
    }

    [Fact]
    public async Task The_largest_list_stays_within_the_limits()
    {
        for (var i = 0; i < 60; i++)
        {
            growth.Indicator($"一个很长很长的指标名称用来占地方{i:00}", "增长组", owner: "孙经理");
            Owes($"一个很长很长的指标名称用来占地方{i:00}", "孙经理");
            Owes($"一个很长很长的指标名称用来占地方{i:00}", "王芳", DeviationState.Answered, week: $"2026-0{1 + i % 6}-0{1 + i % 9}");
            Asks($"TC-20260714-{i:00}", $"一个很长很长的指标名称用来占地方{i:00}", i % 2 == 0 ? "王芳" : "孙经理");
        }

        for (var i = 0; i < 30; i++)
            watch.Put($"w{i}", WatchedKind.Target, "target|线索量|2026-07|1", "ou_李雷", subject: new string('长', 60));

        var view = await AskAsync("孙经理");

        Assert.Equal([55, 25, 25, 25, 6], view.Groups.Select(g => g.More));
    }

    [Fact]
    public async Task A_manager_stands_for_a_change_once_and_the_list_goes_on_without_it()
    {
        await using var desk = await SliceDesk.OpenAsync(Ct, growth);
        watch.Put("w1", WatchedKind.Target, "target|线索量|2026-07|2", "ou_李雷");
        var confirm = new ConfirmChange(desk.Kpis, new Approvers(new RootOptions()), watch);
        Bot.Door.Press By(string person) => desk.Kpis.Press(person, "2026-07-14", "watch.confirm", new Dictionary<string, string> { ["id"] = "w1" });

        Assert.Equal("1 处改动待确认", (await AskAsync("孙经理")).Headline);
        Assert.True((await AskAsync("王芳")).Empty);
        Assert.Contains("主管或负责人", (await desk.PressAsync(confirm, By("王芳"), Ct)).Toast, StringComparison.Ordinal);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => desk.PressAsync(confirm, By(i % 2 == 0 ? "孙经理" : "赵敏"), Ct), Ct)));
        Assert.Single(answers, a => a.Toast == "已确认" && ((PendingView)a.Card!).Empty);
        Assert.Equal(3, answers.Count(a => a.Toast.StartsWith("已处理", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nobody_stands_for_their_own_change_and_a_raised_role_is_the_administrators()
    {
        growth.Member("周七", "增长组", Role.Administrator);
        watch.Put("own", WatchedKind.ClosedActual, "actual|线索量|2026-06-30", "ou_孙经理");
        watch.Put("role", WatchedKind.Role, "role|ou_赵敏|增长组", "ou_赵敏");

        Assert.True((await AskAsync("孙经理")).Empty);
        Assert.Equal(["own"], (await AskAsync("赵敏")).Groups.SelectMany(g => g.Rows).Select(r => r.Confirm));
        Assert.Equal(["own", "role"], (await AskAsync("周七")).Groups.SelectMany(g => g.Rows).Select(r => r.Confirm));
    }
}

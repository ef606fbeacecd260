using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Kpi.Bot.Tests.Pages;

/// <summary>The README's four stories by mouse and keyboard, in any order, nothing reloaded by hand.</summary>
public sealed class StoriesTests(DemoOffice demo) : IClassFixture<DemoOffice>
{
    const string Bot = "KPI助手", Group = "增长组", Indicator = "短视频线索量";

    [Fact]
    public async Task Wang_types_kpi_me_with_the_keyboard_alone_and_sees_where_she_stands()
    {
        await using var screen = await demo.LookAsync("王芳");
        await screen.OpenChatAsync(Bot);

        await screen.SayAsync("/kpi me");

        var card = screen.Card("王芳 · 7月", "项指标");
        await Expect(card).ToContainTextAsync(Indicator);
        await Expect(card).ToContainTextAsync("/ 400 条");
        await Expect(card.GetByRole(AriaRole.Button, new() { Name = "申请调整目标" })).ToBeVisibleAsync();
        await Expect(card.Locator(".fs-canvas canvas").First).ToBeVisibleAsync();
        await screen.NeverReloadedAsync();
    }

    [Fact]
    public async Task At_nine_the_dashboard_appears_in_the_open_group()
    {
        await using var screen = await demo.LookAsync("王芳");
        await screen.OpenChatAsync(Group);
        var dashboards = screen.Page.GetByTestId("card").Filter(new() { HasText = "团队整体达成率" });
        var before = await dashboards.CountAsync();

        await screen.Page.GetByTestId("clock-nine").ClickAsync();

        await Expect(dashboards).ToHaveCountAsync(before + 1);
        var card = dashboards.Last;
        await Expect(card).ToContainTextAsync("需要关注");
        await Expect(card).ToContainTextAsync("线索-客户转化率");
        await Expect(card.GetByRole(AriaRole.Button, new() { Name = "我的指标" })).ToBeVisibleAsync();
        await screen.NeverReloadedAsync();
    }

    [Fact]
    public async Task On_Monday_one_owner_answers_by_the_form_and_another_in_words()
    {
        const string reason = "7月13日起发布时间改到 22:00 <b>晚高峰</b>", action = "恢复 20:00 发布，陈晨排期";
        await using var wang = await demo.LookAsync("王芳");
        await wang.OpenChatAsync(Bot);
        await using var group = await demo.LookAsync("孙经理");
        await group.OpenChatAsync(Group);

        await wang.Page.GetByTestId("clock-monday").ClickAsync();

        var card = wang.Card("上周偏差", "偏差原因");
        var summary = group.Card("周会", "待回复");
        await Expect(card).ToBeVisibleAsync();
        await Expect(summary).ToBeVisibleAsync();
        await Expect(summary).Not.ToContainTextAsync(action);

        await card.Locator("[data-name=cause]").SelectOptionAsync("内容");
        await card.Locator("[data-name=reason]").FillAsync(reason);
        await card.Locator("[data-name=action]").FillAsync(action);
        await card.Locator("[data-name=due]").FillAsync("2026-07-24");
        await card.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();

        // What she answered is folded away; the form stands there for what she owes next.
        var answered = wang.Card("上周偏差", "✓ 已回复");
        await answered.GetByText("✓ 已回复").ClickAsync();
        await Expect(answered).ToContainTextAsync(reason);
        await Expect(answered).ToContainTextAsync(action);
        await Expect(summary).ToContainTextAsync(action);
        await wang.NeverReloadedAsync();

        await wang.OpenTableAsync("偏差跟进");
        var row = wang.Row(reason);
        await Expect(Screen.Cell(row, "调整措施")).ToHaveTextAsync(action);
        await Expect(Screen.Cell(row, "原因分类")).ToHaveTextAsync("内容");
        await Expect(Screen.Cell(row, "状态")).ToHaveTextAsync("已回复");
        await Expect(Screen.Cell(row, "完成日")).ToContainTextAsync("24");

        await using var chen = await demo.LookAsync("陈晨");
        await chen.OpenChatAsync(Bot);
        var owed = chen.Page.GetByTestId("message").Filter(new() { HasText = "抖音曝光量" }).Last;
        await owed.HoverAsync();
        await owed.GetByRole(AriaRole.Button, new() { Name = "回复", Exact = true }).ClickAsync();
        await chen.SayAsync("推荐流量少了 措施：每条补两个话题标签");

        await Expect(chen.Card("已回复", "每条补两个话题标签")).ToContainTextAsync("推荐流量少了");
        await Expect(summary).ToContainTextAsync("每条补两个话题标签");
        await group.NeverReloadedAsync();
    }

    [Fact]
    public async Task A_target_is_asked_for_approved_by_another_person_and_then_edited_in_the_grid()
    {
        await using var screen = await demo.LookAsync("王芳");
        await screen.OpenChatAsync(Bot);
        await screen.SayAsync($"/kpi target {Indicator}");
        var form = screen.Card($"申请调整目标 · {Indicator}");
        await form.Locator("[data-name=base]").FillAsync("440");
        await form.Locator("[data-name=challenge]").FillAsync("520");
        await form.Locator("[data-name=why]").FillAsync("短视频增投 2 万元");
        await form.GetByRole(AriaRole.Button, new() { Name = "提交申请" }).ClickAsync();
        await Expect(screen.Card("目标变更", "待审批")).ToContainTextAsync("440");

        await screen.BecomeAsync("孙经理");
        await screen.OpenChatAsync(Bot);
        var approval = screen.Card("目标变更", "短视频增投 2 万元");
        await approval.GetByRole(AriaRole.Button, new() { Name = "通过", Exact = true }).ClickAsync();
        await screen.Page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync();
        await Expect(approval).ToContainTextAsync("孙经理 于");
        await Expect(approval.GetByRole(AriaRole.Button, new() { Name = "通过", Exact = true })).ToHaveCountAsync(0);

        await screen.BecomeAsync("王芳");
        await screen.OpenChatAsync(Bot);
        await Expect(screen.Card("目标变更", "短视频增投 2 万元")).ToContainTextAsync("孙经理 于");

        await screen.OpenTableAsync("目标值");
        await screen.Page.GetByTestId("grid-search").FillAsync("短视频增投 2 万元");
        var row = screen.Row("440");
        await Expect(Screen.Cell(row, "状态")).ToHaveTextAsync("生效");
        await Expect(Screen.Cell(row, "版本")).ToHaveTextAsync("2");

        await Screen.Cell(row, "基础目标").ClickAsync();
        await screen.Page.GetByRole(AriaRole.Textbox, new() { Name = "基础目标" }).FillAsync("460");
        await screen.Page.Keyboard.PressAsync("Enter");
        await Expect(Screen.Cell(screen.Row("460"), "基础目标")).ToContainTextAsync("460");

        await screen.Page.GetByRole(AriaRole.Link, new() { Name = "消息" }).First.ClickAsync();
        await screen.OpenChatAsync(Bot);
        await screen.SayAsync($"/kpi show {Indicator}");
        await Expect(screen.Card(Indicator, "/ 460 条")).ToContainTextAsync("未经审批");
        await screen.NeverReloadedAsync();
    }
}

using System.Text.Json.Nodes;
using Kpi.Sandbox.Demo;
using Kpi.Sandbox.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Kpi.Sandbox.Tests.Page;

/// <summary>The chat page by mouse and keyboard, in a real browser.</summary>
public sealed class ChatPageTests(Browser browser) : IClassFixture<Browser>
{
    static Task<Feishu> OpenAsync() => Feishu.OpenAsync(Feishu.Still with { Page = true });

    static string Room(Feishu feishu, string chatId, string person) =>
        $"{feishu.Host.Address}/chat/{chatId}?as={feishu.World.People.Require(person).OpenId}";

    static Task SendCardAsync(Feishu feishu, JsonObject card) => feishu.PostAsync("/open-apis/im/v1/messages?receive_id_type=chat_id", new JsonObject
    {
        ["receive_id"] = DemoWorld.GrowthGroupId, ["msg_type"] = "interactive", ["content"] = Rules.Json.Text(card),
    });

    [Fact]
    public async Task What_one_person_types_stands_in_the_other_ones_window_at_once()
    {
        await using var feishu = await OpenAsync();
        await using var wang = await browser.OpenAsync(Room(feishu, DemoWorld.GrowthGroupId, "王芳"));
        await using var li = await browser.OpenAsync(Room(feishu, DemoWorld.GrowthGroupId, "李雷"));

        await wang.SayAsync("今晚改回 <b>20:00</b>");

        await Expect(li.Message("今晚改回 <b>20:00</b>")).ToBeVisibleAsync();
        await Expect(wang.Composer).ToHaveValueAsync("");
        Assert.Equal("王芳", feishu.World.NameOf(feishu.World.Messages.Last(DemoWorld.GrowthGroupId)!.Sender));
    }

    [Fact]
    public async Task A_mention_is_chosen_by_keyboard_and_reaches_the_bot_as_one()
    {
        await using var feishu = await OpenAsync();
        await using var wang = await browser.OpenAsync(Room(feishu, DemoWorld.GrowthGroupId, "王芳"));

        await wang.Composer.PressSequentiallyAsync("@KP");
        await Expect(wang.Page.GetByRole(AriaRole.Listbox).GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await wang.Composer.PressAsync("Enter");
        await Expect(wang.Composer).ToHaveValueAsync("@KPI助手 ");
        await wang.Composer.PressSequentiallyAsync("/kpi me");
        await wang.Composer.PressAsync("Enter");

        await Expect(wang.Message("@KPI助手 /kpi me")).ToBeVisibleAsync();
        var mention = Assert.Single(feishu.World.Messages.Last(DemoWorld.GrowthGroupId)!.Mentions);
        Assert.True(mention.IsBot);
    }

    [Fact]
    public async Task A_chat_that_is_not_open_counts_its_new_messages_for_this_person_only()
    {
        await using var feishu = await OpenAsync();
        await using var wang = await browser.OpenAsync(Room(feishu, DemoWorld.GrowthGroupId, "王芳"));

        await feishu.People.SendTextAsync("孙经理", DemoWorld.MeetingGroup, "先看两条剧情视频", Feishu.Ct);

        await Expect(wang.Chat("周会").GetByLabel("1 条未读")).ToBeVisibleAsync();
        await wang.Chat("周会").ClickAsync();
        await Expect(wang.Message("先看两条剧情视频")).ToBeVisibleAsync();
        await Expect(wang.Chat("周会").GetByLabel("1 条未读")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Another_person_is_chosen_at_the_top_left_and_the_address_says_so()
    {
        await using var feishu = await OpenAsync();
        await using var window = await browser.OpenAsync(Room(feishu, DemoWorld.GrowthGroupId, "王芳"));

        await window.Page.GetByTestId("person-switch").ClickAsync();
        await window.Page.GetByRole(AriaRole.Menuitem).Filter(new() { HasText = "孙经理" }).ClickAsync();

        await Expect(window.Page.GetByTestId("person-switch")).ToContainTextAsync("你是：孙经理");
        Assert.Contains(feishu.World.People.Require("孙经理").OpenId, window.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_is_not_sent_before_its_required_fields_are_filled_in()
    {
        await using var feishu = await OpenAsync();
        await SendCardAsync(feishu, CardSamples.With(CardSamples.Form));
        await using var wang = await browser.OpenAsync(Room(feishu, DemoWorld.GrowthGroupId, "王芳"));
        var submit = wang.Page.GetByRole(AriaRole.Button, new() { Name = "提交" });

        await submit.ClickAsync();
        await Expect(wang.Page.GetByText("有必填项未填写")).ToBeVisibleAsync();
        Assert.Empty(feishu.World.Messages.Last(DemoWorld.GrowthGroupId)!.Marks);

        await wang.Page.Locator("[data-name=cause]").SelectOptionAsync("budget");
        await wang.Page.Locator("[data-name=reason]").FillAsync("预算不足");
        await submit.ClickAsync();

        // No bot is connected: the person sees what Feishu says then.
        await Expect(wang.Page.GetByTestId("press-problem")).ToContainTextAsync("code: 200340");
        Assert.Equal(200340, Assert.Single(feishu.World.Messages.Last(DemoWorld.GrowthGroupId)!.Marks).Code);
    }

    [Fact]
    public async Task A_button_that_asks_first_presses_only_after_yes()
    {
        await using var feishu = await OpenAsync();
        await SendCardAsync(feishu, CardSamples.With("""
            { "tag": "button", "text": { "tag": "plain_text", "content": "通过" }, "behaviors": [ { "type": "callback", "value": { "act": "yes" } } ],
              "confirm": { "title": { "tag": "plain_text", "content": "通过？" }, "text": { "tag": "plain_text", "content": "立即生效" } } }
            """));
        await using var sun = await browser.OpenAsync(Room(feishu, DemoWorld.GrowthGroupId, "孙经理"));
        var (button, dialog) = (sun.Page.GetByRole(AriaRole.Button, new() { Name = "通过" }), sun.Page.GetByRole(AriaRole.Alertdialog));

        await button.ClickAsync();
        await Expect(dialog).ToContainTextAsync("立即生效");
        await sun.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        Assert.Empty(feishu.World.Messages.Last(DemoWorld.GrowthGroupId)!.Marks);

        await button.ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "确定" })).ToBeFocusedAsync();
        await sun.Page.Keyboard.PressAsync("Enter");
        await Expect(sun.Page.GetByTestId("press-problem")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_clock_runs_on_to_nine_the_next_morning()
    {
        await using var feishu = await OpenAsync();
        await using var window = await browser.OpenAsync(feishu.Host.Address);

        await window.Page.GetByTestId("clock-nine").ClickAsync();

        await Expect(window.Page.GetByTestId("clock")).ToContainTextAsync("7月15日 09:00");
        Assert.Equal(new DateTimeOffset(2026, 7, 15, 9, 0, 0, TimeSpan.FromHours(8)), feishu.Host.Clock.GetUtcNow());
    }

    [Fact]
    public async Task On_a_phone_the_list_comes_first_then_the_room_and_back()
    {
        await using var feishu = await OpenAsync();
        await feishu.People.SendTextAsync("李雷", DemoWorld.GrowthGroup, "早", Feishu.Ct);
        await using var phone = await browser.OpenAsync(feishu.Host.Address, 390, 844);

        await Expect(phone.Composer).ToBeHiddenAsync();
        await Expect(phone.Chat("增长组").GetByLabel("1 条未读")).ToBeVisibleAsync();
        await phone.Chat("增长组").ClickAsync();
        await Expect(phone.Message("早")).ToBeVisibleAsync();
        await Expect(phone.Chat("增长组")).ToBeHiddenAsync();
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "返回会话列表" }).ClickAsync();
        await Expect(phone.Chat("增长组")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("wide", 1440, 900)]
    [InlineData("phone", 390, 844)]
    public async Task Every_example_card_is_drawn_without_running_over_its_edge(string name, int width, int height)
    {
        await using var feishu = await OpenAsync();
        await using var window = await browser.OpenAsync(feishu.Host.Address + "/sandbox/gallery", width, height);
        await Expect(window.Page.Locator(".fs-canvas canvas").First).ToBeVisibleAsync();

        var wide = await window.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.fs-card .fs-body > *, .fs-card .fs-column > *')]
                .filter(e => e.getBoundingClientRect().right > e.closest('.fs-card').getBoundingClientRect().right + 1).map(e => e.className + ' ' + e.textContent.slice(0, 40))
            """);
        foreach (var card in await window.Page.Locator(".gallery > div").AllAsync())
            await Window.KeepAsync(card, $"{await card.Locator("h2").First.InnerTextAsync()}-{name}");
        Assert.Empty(wide);
    }
}

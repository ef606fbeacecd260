using Kpi.Bot.Tests.OfficeKit;
using Kpi.Sandbox.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Kpi.Bot.Tests.Pages;

/// <summary>The chat page in one browser window, with the words its users have for its parts.</summary>
sealed class Screen : IAsyncDisposable
{
    // Generous: the bot, the local Feishu and the browser share the machine with every other test.
    const int Patience = 30_000;
    const string NotReloaded = "document.body.dataset.notReloaded";

    readonly List<string> complaints = [];
    readonly Office office;

    Screen(IPage page, Office office)
    {
        (Page, this.office) = (page, office);
        page.SetDefaultTimeout(Patience);
        page.Console += (_, message) => { if (message.Type == "error") complaints.Add(message.Text); };
        page.PageError += (_, error) => complaints.Add(error);
    }

    public IPage Page { get; }

    public ILocator Composer => Page.GetByTestId("composer");

    /// <summary>A card in the open chat that has all these words on it; the newest where several do.</summary>
    public ILocator Card(params string[] words) =>
        words.Aggregate(Page.GetByTestId("card"), (cards, word) => cards.Filter(new() { HasText = word })).Last;

    public static async Task<Screen> OpenAsync(IPage page, Office office, string person)
    {
        SetDefaultExpectTimeout(Patience);
        var screen = new Screen(page, office);
        await page.GotoAsync($"{office.Feishu.Address}/?as={office.As(person).Person.OpenId}");
        await Expect(page.GetByTestId("person-switch")).ToContainTextAsync(person);
        await page.EvaluateAsync($"{NotReloaded} = 'so'");
        return screen;
    }

    /// <summary>Opens a chat by its name in the list.</summary>
    public async Task OpenChatAsync(string name)
    {
        var named = Page.Locator("b > span").Filter(new() { HasTextRegex = new($"^{name}$") });
        await Page.Locator("[data-testid=chat-item], [data-testid=open-bot]").Filter(new() { Has = named }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true })).ToBeVisibleAsync();
    }

    /// <summary>Types with the keyboard into the open chat and sends with Enter.</summary>
    public async Task SayAsync(string text)
    {
        await Composer.FocusAsync();
        await Page.Keyboard.TypeAsync(text);
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Composer).ToHaveValueAsync("");
    }

    /// <summary>Looks through another person's eyes by 「你是」.</summary>
    public async Task BecomeAsync(string person)
    {
        await Page.GetByTestId("person-switch").ClickAsync();
        await Page.GetByRole(AriaRole.Menuitem).Filter(new() { HasText = person }).ClickAsync();
        await Expect(Page.GetByTestId("person-switch")).ToContainTextAsync($"你是：{person}");
    }

    /// <summary>Opens 多维表格 at a table.</summary>
    public async Task OpenTableAsync(string table)
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = "多维表格" }).First.ClickAsync();
        await Page.GetByTestId("table-tab").Filter(new() { HasTextRegex = new($"^{table}$") }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Grid, new() { Name = table, Exact = true })).ToBeVisibleAsync();
    }

    /// <summary>The rows of the open table that have all these words.</summary>
    public ILocator Row(params string[] words) =>
        words.Aggregate(Page.Locator("[data-record-id]"), (rows, word) => rows.Filter(new() { HasText = word }));

    public static ILocator Cell(ILocator row, string field) => row.Locator($"[data-field='{field}']");

    public async Task NeverReloadedAsync() => Assert.Equal("so", await Page.EvaluateAsync<string?>(NotReloaded));

    /// <summary>Brings one message into the window through its person's eyes and keeps its card as a picture beside the test results.</summary>
    public async Task KeepAsync(Person viewer, Message message, string name)
    {
        await Page.GotoAsync($"{office.Feishu.Address}/chat/{message.ChatId}?as={viewer.OpenId}#{message.Id}");
        await KeepAsync(Page.Locator($"[data-message-id='{message.Id}']").GetByTestId("card"), name);
    }

    public static async Task KeepAsync(ILocator card, string name)
    {
        await Expect(card).ToBeVisibleAsync();
        if (await card.Locator(".fs-canvas").CountAsync() > 0)
            await Expect(card.Locator(".fs-canvas canvas").First).ToBeVisibleAsync();
        var folder = Path.Combine(House.Repository.Root, "TestResults", "cards");
        Directory.CreateDirectory(folder);
        await card.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), Animations = ScreenshotAnimations.Disabled, Style = ".newest, .toasts { display: none }" });
        Assert.Empty(await card.EvaluateAsync<string[]>("""
            card => [...card.querySelectorAll('.fs-body > *, .fs-column > *')]
                .filter(e => e.getBoundingClientRect().right > card.getBoundingClientRect().right + 1).map(e => e.className + ' ' + e.textContent.slice(0, 40))
            """));
    }

    public async ValueTask DisposeAsync()
    {
        await Page.CloseAsync();
        Assert.Empty(complaints);
    }
}

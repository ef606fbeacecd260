using Kpi.Tests;
using Microsoft.Playwright;

namespace Kpi.Sandbox.Tests.Page;

/// <summary>One headless Chromium for all tests of the page.</summary>
public sealed class Browser : IAsyncLifetime
{
    IPlaywright? playwright;
    IBrowser? chromium;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A window that looks at an address; whatever it complains about or fetches from elsewhere fails the test at <see cref="Window.DisposeAsync"/>.</summary>
    public async Task<Window> OpenAsync(string address, int width = 1440, int height = 900)
    {
        var program = Tool.Find("chromium");
        playwright ??= await Playwright.CreateAsync();
        chromium ??= await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
        var page = await chromium.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height }, Locale = "zh-CN" });
        var window = new Window(page);
        await page.GotoAsync(address);
        await page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" }).WaitForAsync();
        return window;
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null) await chromium.DisposeAsync();
        playwright?.Dispose();
    }
}

public sealed class Window : IAsyncDisposable
{
    readonly List<string> complaints = [];

    public Window(IPage page)
    {
        Page = page;
        page.SetDefaultTimeout(10_000);
        page.Console += (_, message) => { if (message.Type == "error") complaints.Add(message.Text); };
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) => { if (new Uri(request.Url) is { IsLoopback: false, Scheme: "http" or "https" }) complaints.Add("从外部加载 " + request.Url); };
    }

    public IPage Page { get; }

    public ILocator Composer => Page.GetByTestId("composer");
    public ILocator Message(string text) => Page.GetByTestId("message").Filter(new() { HasText = text });
    public ILocator Chat(string name) => Page.GetByTestId("chat-item").Filter(new() { HasText = name });

    public async Task SayAsync(string text)
    {
        await Composer.FillAsync(text);
        await Composer.PressAsync("Enter");
    }

    /// <summary>Keeps what is seen of a part beside the test results, to look at.</summary>
    public static async Task KeepAsync(ILocator part, string name)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "TestResults", "screens");
        Directory.CreateDirectory(folder);
        await part.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
    }

    public async ValueTask DisposeAsync()
    {
        await Page.CloseAsync();
        Assert.Empty(complaints);
    }
}

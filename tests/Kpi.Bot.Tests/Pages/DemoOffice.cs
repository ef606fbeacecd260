using Kpi.Bot.Tests.OfficeKit;
using Kpi.Tests;
using Microsoft.Playwright;

namespace Kpi.Bot.Tests.Pages;

/// <summary>
/// What a newcomer has after one command: the demo team, the bot and the page, on Monday 2026-07-20 at 08:50, and a headless Chromium to look with.
/// </summary>
public sealed class DemoOffice : IAsyncLifetime
{
    Office? office;
    IPlaywright? playwright;
    IBrowser? chromium;

    internal Office Office => office!;

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        // A desk without it skips each test with the reason, so nothing is started for them.
        if (Environment.GetEnvironmentVariable("KPI_REQUIRE_TOOLS") != "1" && !Tool.IsThere("chromium"))
            return;
        office = await Office.OpenAsync("2026-07-20 08:50", ct, demo: true, page: true);
        await office.StartBotAsync(ct);
    }

    /// <summary>The page as a person sees it in a window of a size; in a narrow one the panel is folded away.</summary>
    internal async Task<Screen> LookAsync(string person, int width = 1440, int height = 900)
    {
        var program = Tool.Find("chromium");
        playwright ??= await Playwright.CreateAsync();
        chromium ??= await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=zh-CN"],
        });
        var page = await chromium.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height }, Locale = "zh-CN" });
        return await Screen.OpenAsync(page, Office, person);
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
            await chromium.DisposeAsync();
        playwright?.Dispose();
        if (office is not null)
            await office.DisposeAsync();
    }
}

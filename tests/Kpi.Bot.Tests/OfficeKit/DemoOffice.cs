namespace Kpi.Bot.Tests.OfficeKit;

/// <summary>The demo team on Tuesday 2026-07-21 at 10:00 with the bot running, shared by tests that only ask.</summary>
public sealed class DemoOffice : IAsyncLifetime
{
    internal Office Office { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        Office = await Office.OpenAsync(at: "2026-07-21 10:00", ct, demo: true);
        await Office.StartBotAsync(ct);
    }

    public ValueTask DisposeAsync() => Office.DisposeAsync();
}

using System.Globalization;
using Kpi.Sandbox.Hosting;
using Kpi.Sandbox.World;

namespace Kpi.Bot.Tests.OfficeKit;

/// <summary>The worker as a process of its own, which can be killed. Its clock is the machine's.</summary>
sealed partial class Office
{
    /// <summary>An office whose clock runs with the machine's.</summary>
    public static async Task<Office> OpenNowAsync(CancellationToken ct)
    {
        var feishu = await SandboxHost.StartAsync(new SandboxOptions
        {
            RateLimits = false, ReconnectInterval = TimeSpan.FromSeconds(1), ReconnectNonce = TimeSpan.Zero,
            // Feishu tries for seven hours; here it tries as patiently, only faster, however long a worker takes to come up.
            RedeliveryFactor = 1, Redelivery = [.. Enumerable.Repeat(TimeSpan.FromSeconds(1), 300)],
        }, ct);
        var office = new Office(feishu);
        var exit = await office.VerbAsync(ct, "init", "--admin", "zhouqi@demo.kpi");
        Assert.True(exit == 0, $"init ended with {exit}:\n{office.Output}");
        return office;
    }

    public DateOnly Today => DateOnly.FromDateTime(Feishu.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);

    /// <summary>The day a date cell shows in Shanghai.</summary>
    public static DateOnly Day(string cell) => DateOnly.FromDateTime(
        DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(cell, CultureInfo.InvariantCulture)).ToOffset(TimeSpan.FromHours(8)).DateTime);

    public async Task<BotChild> SpawnBotAsync(CancellationToken ct)
    {
        var child = BotChild.Start(["run", .. Configuration()], Output);
        await child.ReadyAsync(ct).WaitAsync(Patience, ct);
        return child;
    }

    /// <summary>Completes after the bot made a number of further calls to Feishu, or at once when it falls silent.</summary>
    public async Task CallsAsync(int count, CancellationToken ct)
    {
        using var calls = new SemaphoreSlim(0);
        void See(WorldChange change)
        {
            if (change is CallLogged)
                calls.Release();
        }
        World.Changed += See;
        try
        {
            for (var i = 0; i < count; i++)
                if (!await calls.WaitAsync(TimeSpan.FromSeconds(2), ct))
                    return;
        }
        finally
        {
            World.Changed -= See;
        }
    }
}

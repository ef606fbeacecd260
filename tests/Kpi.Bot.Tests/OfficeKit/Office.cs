using System.Globalization;
using System.Text.Json.Nodes;
using Kpi.Sandbox.Hosting;
using Kpi.Sandbox.World;

namespace Kpi.Bot.Tests.OfficeKit;

/// <summary>
/// An office to test in: the local Feishu with its demo people, a base, the bot beside it over HTTP and WebSocket,
/// and a clock that stands until the test turns it.
/// </summary>
sealed partial class Office : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly string folder = System.IO.Directory.CreateTempSubdirectory("kpi-office-").FullName;
    BotProcess? bot;

    Office(SandboxHost feishu) => Feishu = feishu;

    public SandboxHost Feishu { get; }

    public FeishuWorld World => Feishu.World;

    /// <summary>What the bot's verbs printed, line by line.</summary>
    public LineWriter Output { get; } = new();

    public string StateFile => Path.Combine(folder, "state.db");

    /// <param name="at">The clock's first moment in Shanghai: <c>2026-07-14 08:59</c>.</param>
    /// <param name="demo">With the demo team's base and history.</param>
    /// <param name="redelivery">How long the platform waits until it delivers an event again, as a part of its real 15 s and 5 min.</param>
    /// <param name="page">With the chat page at <see cref="SandboxHost.Address"/>.</param>
    public static async Task<Office> OpenAsync(string at, CancellationToken ct, bool demo = false, bool page = false, double? redelivery = null)
    {
        var feishu = await SandboxHost.StartAsync(new SandboxOptions
        {
            ClockStart = Moment(at), ClockFrozen = true, Page = page, RateLimits = false, PingInterval = TimeSpan.FromSeconds(30),
            ReconnectInterval = TimeSpan.FromSeconds(1), ReconnectNonce = TimeSpan.Zero, RedeliveryFactor = redelivery,
        }, ct);
        var office = new Office(feishu);
        string[] verb = demo ? ["init", "--demo", "--admin", "zhouqi@demo.kpi"] : ["init", "--admin", "zhouqi@demo.kpi"];
        var exit = await office.VerbAsync(ct, verb);
        Assert.True(exit == 0, $"init ended with {exit}:\n{office.Output}");
        return office;
    }

    /// <summary>Runs a verb of the bot to its end, with the office's configuration.</summary>
    public Task<int> VerbAsync(CancellationToken ct, params string[] verb) =>
        BotHost.RunAsync([.. verb.Where(IsVerb), .. Configuration(), .. verb.Where(v => !IsVerb(v))], Feishu.Clock, Output, ct);

    // Configuration given for one run comes last, since the later one counts.
    static bool IsVerb(string arg) => !(arg.StartsWith("--", StringComparison.Ordinal) && arg.Contains(':', StringComparison.Ordinal));

    /// <summary>Starts the worker and returns once it is connected and has read the base.</summary>
    public async Task StartBotAsync(CancellationToken ct, params string[] configuration)
    {
        Assert.Null(bot);
        bot = new BotProcess([.. Configuration(), .. configuration], Feishu.Clock, Output);
        await bot.ReadyAsync(ct).WaitAsync(Patience, ct);
    }

    /// <summary>Stops the worker cleanly.</summary>
    public async Task StopBotAsync()
    {
        if (bot is { } running)
            await running.DisposeAsync();
        bot = null;
    }

    public Desk As(string person) => new(this, World.People.Require(person));

    /// <summary>Turns the clock on to a moment in Shanghai.</summary>
    public void MoveTo(string at) => Feishu.Clock.MoveTo(Moment(at));

    public static DateTimeOffset Moment(string at) =>
        new(DateTime.ParseExact(at, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(8));

    string[] Configuration() =>
    [
        $"--Feishu:BaseUrl={Feishu.Address}", $"--Feishu:AppId={Feishu.AppId}", $"--Feishu:AppSecret={Feishu.AppSecret}",
        "--Bases:0:Name=增长", $"--State:ConnectionString=Data Source={StateFile}", "--Urls=http://127.0.0.1:0",
        $"--Cards:Directory={Path.Combine(House.Repository.Root, "cards")}", "--Schedules:PollSeconds=1",
    ];

    public async ValueTask DisposeAsync()
    {
        await StopBotAsync();
        await Feishu.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(folder, recursive: true);
    }
}

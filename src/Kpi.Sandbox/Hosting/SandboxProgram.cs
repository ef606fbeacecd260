using System.Globalization;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Hosting;

/// <summary>The command line of the local Feishu.</summary>
static class SandboxProgram
{
    const string Help = """
        Kpi.Sandbox：本地飞书，用于试用、开发和测试
          --urls URL        监听地址，默认 http://127.0.0.1:5090
          --no-bot          只启动本地飞书，不启动机器人
          --clock TIME      日历从这一刻开始，例如 2026-07-14T08:55（北京时间）；默认最近一个周一的 08:50
          --frozen          日历静止，只在控制台或 /sandbox/api/clock 推进
          --data DIR        机器人的状态目录，默认 data/sandbox（每次启动清空）
          --verbose         打印请求
          --help            这段说明
        控制接口的说明在 {地址}/sandbox/api
        """;

    const string DefaultUrls = "http://127.0.0.1:5090";

    internal static async Task<int> RunAsync(string[] args, CancellationToken ct)
    {
        var line = new ConfigurationBuilder().AddCommandLine([.. args.Select(a => a is "--no-bot" or "--frozen" or "--verbose" or "--help" ? a + "=true" : a)]).Build();
        if (line["help"] == "true")
        {
            Console.WriteLine(Help);
            return 0;
        }
        if (Start(line["clock"], out var start) is { } wrong)
        {
            await Console.Error.WriteLineAsync(wrong);
            return 1;
        }
        try
        {
            return await ServeAsync(line, start, ct);
        }
        catch (IOException busy) when (busy.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"地址 {line["urls"] ?? DefaultUrls} 已被占用：先停掉占用它的程序，或用 --urls http://127.0.0.1:端口 换一个");
            return 1;
        }
    }

    static async Task<int> ServeAsync(IConfiguration line, DateTimeOffset? start, CancellationToken ct)
    {
        await using var host = await SandboxHost.StartAsync(new SandboxOptions
        {
            Urls = line["urls"] ?? DefaultUrls,
            ClockStart = start, ClockFrozen = line["frozen"] == "true", Page = true, Verbose = line["verbose"] == "true",
        }, ct);
        Console.WriteLine($"本地飞书：{host.Address}    应用：{host.App.Name} {host.AppId} {host.AppSecret}");
        if (line["no-bot"] != "true")
            return await new BotRunner(host, line["data"] ?? Path.Combine("data", "sandbox")).RunAsync(ct);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 0;
    }

    static string? Start(string? text, out DateTimeOffset? start)
    {
        start = null;
        if (text is null)
        {
            start = LastMonday();
            return null;
        }
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, out var local)) return $"--clock：看不懂的时间 {text}，例如 2026-07-14T08:55";
        start = new DateTimeOffset(local, SandboxClock.Zone.BaseUtcOffset);
        return null;
    }

    // Ten minutes before the day's card and forty before the week's: both are a press away, and last week is the demo's story.
    static DateTimeOffset LastMonday()
    {
        var now = TimeProvider.System.GetUtcNow().ToOffset(SandboxClock.Zone.BaseUtcOffset);
        var monday = new DateTimeOffset(now.Date, now.Offset).AddDays(-(((int)now.DayOfWeek + 6) % 7)) + new TimeSpan(8, 50, 0);
        return monday <= now ? monday : monday.AddDays(-7);
    }
}

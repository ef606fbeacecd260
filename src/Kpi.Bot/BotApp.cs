using Kpi.Bot.Schedule;
using Kpi.Bot.Settings;

namespace Kpi.Bot;

/// <summary>Builds the application from its configuration.</summary>
static class BotApp
{
    /// <param name="withTriggers">Only the worker keeps Quartz's triggers.</param>
    /// <exception cref="StartException">The configuration has faults, all of them told.</exception>
    public static WebApplication Build(string[] configuration, Clocks clocks, bool withTriggers)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = configuration, ContentRootPath = Directory.GetCurrentDirectory(), ApplicationName = typeof(BotApp).Assembly.GetName().Name,
        });
        var settings = BotSettings.Read(builder.Configuration, out var faults);
        if (faults.Count > 0)
            throw new StartException([.. faults.Select(f => $"配置 {f}")]);
        builder.WebHost.UseUrls(settings.Root.Urls);
        builder.Logging.ClearProviders().AddSimpleConsole(c => c.SingleLine = true)
            .AddFilter("Microsoft", LogLevel.Warning).AddFilter("Quartz", LogLevel.Warning).AddFilter("System", LogLevel.Warning)
            // The other verbs say what happened in lines of their own.
            .AddFilter("Kpi", withTriggers ? LogLevel.Information : LogLevel.None);
        // Lines for the person go to the output; the log goes beside it.
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.AddBot(settings, clocks);
        if (withTriggers)
            builder.Services.AddQuartzTriggers(settings.Schedules, settings.State, clocks.Calendar);
        return builder.Build();
    }

    /// <summary>Signals are the program's, not the host's: several bots may run in one process.</summary>
    sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

using Kpi.Sandbox.Demo;
using Kpi.Sandbox.Gateway;
using Kpi.Sandbox.Page;
using Kpi.Sandbox.World;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.Hosting;

/// <summary>A running local Feishu.</summary>
public sealed class SandboxHost : IAsyncDisposable
{
    readonly WebApplication web;

    SandboxHost(WebApplication web) => this.web = web;

    /// <summary>Origin for the API, the long connection and the page, such as <c>http://127.0.0.1:40123</c>.</summary>
    public string Address => web.Urls.First();
    public IServiceProvider Services => web.Services;
    public FeishuWorld World => Services.GetRequiredService<FeishuWorld>();
    public PersonActions People => Services.GetRequiredService<PersonActions>();
    public SandboxClock Clock => World.Clock;
    public Faults Faults => Services.GetRequiredService<Faults>();
    public PushFaults PushFaults => Services.GetRequiredService<PushFaults>();
    public Connections Connections => Services.GetRequiredService<Connections>();
    public Deliveries Deliveries => Services.GetRequiredService<Deliveries>();
    public BotApp App => World.Apps.All[0];
    public string AppId => App.AppId;
    public string AppSecret => App.Secret;

    public static async Task<SandboxHost> StartAsync(SandboxOptions options, CancellationToken ct)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(SandboxHost).Assembly.GetName().Name });
        builder.WebHost.UseUrls(options.Urls);
        builder.Logging.SetMinimumLevel(options.Verbose ? LogLevel.Information : LogLevel.Warning);
        // Signals are the program's: several worlds may live in one process, and a bot beside one stops first.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.AddSandbox(options);
        if (options.Page) builder.Services.AddSandboxPage();
        var app = builder.Build();
        if (options.DemoWorld) DemoWorld.Fill(app.Services.GetRequiredService<FeishuWorld>());
        app.MapSandbox();
        if (options.Page) app.MapSandboxPage();
        await app.StartAsync(ct);
        return new SandboxHost(app);
    }

    public async ValueTask DisposeAsync()
    {
        await web.StopAsync(CancellationToken.None);
        await web.DisposeAsync();
    }

    sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

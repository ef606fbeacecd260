using System.Text.Json.Nodes;
using Kpi.Feishu.Events;
using Kpi.Feishu.Http;
using Kpi.Sandbox.Gateway;
using Kpi.Sandbox.Hosting;
using Kpi.Sandbox.World;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Feishu.Tests.Local;

/// <summary>The local Feishu and our client against it, over real HTTP and WebSocket.</summary>
sealed class LocalFeishu : IAsyncDisposable
{
    readonly ServiceProvider client;
    readonly CancellationTokenSource stop = new();
    Task running = Task.CompletedTask;

    LocalFeishu(SandboxHost host, string? secret)
    {
        Host = host;
        client = NewClient(secret);
    }

    public SandboxHost Host { get; }

    public FeishuWorld World => Host.World;

    public PersonActions People => Host.People;

    public Faults Faults => Host.Services.GetRequiredService<Faults>();

    public PushFaults PushFaults => Host.Services.GetRequiredService<PushFaults>();

    public Connections Connections => Host.Services.GetRequiredService<Connections>();

    public FakeSink Sink { get; } = new();

    public IEventStream Stream => Get<IEventStream>();

    /// <param name="secret">Null for the right one.</param>
    public static async Task<LocalFeishu> OpenAsync(CancellationToken ct, SandboxOptions? options = null, string? secret = null) =>
        new(await SandboxHost.StartAsync(options ?? new SandboxOptions(), ct), secret);

    public T Get<T>() where T : notnull => client.GetRequiredService<T>();

    /// <summary>Another instance of the bot, with queues and limits of its own.</summary>
    public ServiceProvider NewClient(string? secret = null) => new ServiceCollection()
        .AddFeishu(new FeishuOptions { BaseUrl = Host.Address, AppId = Host.AppId, AppSecret = secret ?? Host.AppSecret })
        .BuildServiceProvider();

    public Chat Group(string name) => World.Chats.Require(name);

    public Person Person(string name) => World.People.Require(name);

    /// <summary>Runs the event stream until the end and waits until it stands.</summary>
    public async Task ConnectAsync(CancellationToken ct)
    {
        var connected = UntilAsync(state => state.Connected, ct);
        running = Stream.RunAsync(Sink, stop.Token);
        await connected;
    }

    /// <summary>Stops the stream as the bot does on Ctrl-C.</summary>
    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await running;
    }

    public async Task UntilAsync(Func<StreamState, bool> holds, CancellationToken ct)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(StreamState state)
        {
            if (holds(state))
                reached.TrySetResult();
        }
        Stream.StateChanged += Look;
        Look(Stream.State);
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(20), ct);
        Stream.StateChanged -= Look;
    }

    /// <summary>Waits until the world changed so that something holds.</summary>
    public async Task UntilAsync(Func<bool> holds, CancellationToken ct)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(WorldChange change)
        {
            if (holds())
                reached.TrySetResult();
        }
        World.Changed += Look;
        if (holds())
            reached.TrySetResult();
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(20), ct);
        World.Changed -= Look;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await client.DisposeAsync();
        await Host.DisposeAsync();
        stop.Dispose();
    }

    /// <summary>A card with one button, 「批准」.</summary>
    public static string Card(string words) => new JsonObject
    {
        ["schema"] = "2.0",
        ["config"] = new JsonObject { ["update_multi"] = true },
        ["body"] = new JsonObject
        {
            ["elements"] = new JsonArray(
                new JsonObject { ["tag"] = "markdown", ["content"] = words },
                new JsonObject
                {
                    ["tag"] = "button",
                    ["text"] = new JsonObject { ["tag"] = "plain_text", ["content"] = "批准" },
                    ["behaviors"] = new JsonArray(new JsonObject { ["type"] = "callback", ["value"] = new JsonObject { ["act"] = "approve", ["id"] = "chg_1" } }),
                }),
        },
    }.ToJsonString();
}

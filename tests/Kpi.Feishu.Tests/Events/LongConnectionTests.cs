using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using Kpi.Feishu.Events;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Kpi.Feishu.Tests.Events;

/// <summary>How the connection takes a platform that refuses, is silent, or sends nonsense.</summary>
public sealed class LongConnectionTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connection_on_which_nothing_comes_for_several_pings_is_made_again()
    {
        await using var gateway = await Gateway.StartAsync();

        await gateway.RunAsync(TimeProvider.System);
        await gateway.AskedAsync(2);
    }

    [Fact]
    public async Task Nonsense_is_skipped_and_an_envelope_nobody_can_read_is_acknowledged_as_failed()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Greet = [[0xff, 0xff, 0xff], Push("m-1", "not json"u8.ToArray()), Push("m-2", """{"header":{"event_id":"e","event_type":"new.kind_v9","create_time":"1785146400123"},"event":{}}"""u8.ToArray())];

        var stream = await gateway.RunAsync(TimeProvider.System);
        var acks = new[] { await gateway.AckAsync(), await gateway.AckAsync() }.ToDictionary(ack => ack.Text("message_id")!);

        Assert.Equal("""{"code":500}""", System.Text.Encoding.UTF8.GetString(acks["m-1"].Payload!));
        Assert.Equal("""{"code":200}""", System.Text.Encoding.UTF8.GetString(acks["m-2"].Payload!));
        Assert.Equal(["type", "message_id", "sum", "seq", "biz_rt"], acks["m-2"].Headers.Select(header => header.Key));
        Assert.Equal("new.kind_v9", Assert.IsType<OtherEvent>(gateway.Sink.Stored.Single()).Type);
        Assert.NotNull(stream.State.LastEvent);
    }

    [Fact]
    public async Task A_press_that_comes_as_a_card_frame_is_answered_like_any_other()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Greet = [Push("m-1", """
            {"header":{"event_id":"e","event_type":"card.action.trigger","create_time":"1785146400123456"},
             "event":{"operator":{"open_id":"ou"},"action":{"tag":"button","value":{}},"context":{"open_message_id":"om","open_chat_id":"oc"}}}
            """u8.ToArray(), "card")];
        gateway.Sink.OnPress = (_, _, _) => Task.FromResult(new PressReply(ToastKind.Info, null));

        await gateway.RunAsync(TimeProvider.System);

        Assert.Equal("""{"code":200,"data":"e30="}""", System.Text.Encoding.UTF8.GetString((await gateway.AckAsync()).Payload!));
        await gateway.Sink.Answered.Task.WaitAsync(TimeSpan.FromSeconds(5), Ct);
    }

    [Fact]
    public async Task When_all_fifty_places_are_taken_it_asks_again_after_five_minutes()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Refuse = ("514", "1000040350");
        var time = new TimeThatTells(TimeSpan.FromMinutes(5));

        var stream = await gateway.RunAsync(time);
        await time.Waiting.Task.WaitAsync(TimeSpan.FromSeconds(15), Ct);
        time.Advance(TimeSpan.FromMinutes(4.9));
        Assert.Equal(1, gateway.Asked);
        time.Advance(TimeSpan.FromMinutes(0.2));
        await gateway.AskedAsync(2);

        Assert.Null(stream.State.Fatal);
    }

    [Fact]
    public async Task A_handshake_that_is_forbidden_is_told()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Refuse = ("403", null);

        var stream = await gateway.RunAsync(TimeProvider.System);
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        stream.StateChanged += state => _ = state.Fatal is null || told.TrySetResult();
        if (stream.State.Fatal is null)
            await told.Task.WaitAsync(TimeSpan.FromSeconds(15), Ct);

        Assert.Contains("403", stream.State.Fatal, StringComparison.Ordinal);
        Assert.DoesNotContain("ticket", gateway.Log.All + stream.State.Fatal, StringComparison.Ordinal);
    }

    /// <summary>Tells when somebody waits for a certain span.</summary>
    sealed class TimeThatTells(TimeSpan span) : FakeTimeProvider
    {
        public TaskCompletionSource Waiting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime == span)
                Waiting.TrySetResult();
            return timer;
        }
    }

    static byte[] Push(string id, byte[] payload, string type = "event")
    {
        var frame = new Frame { SeqId = 1, Service = 7, Method = Frame.Data, Payload = payload };
        foreach (var (key, value) in new[] { ("type", type), ("message_id", id), ("sum", "1"), ("seq", "0") })
            frame.Headers.Add(new() { Key = key, Value = value });
        return frame.Bytes().ToArray();
    }

    /// <summary>A gateway that says what a test wants and never a pong; its ping interval is one second.</summary>
    sealed class Gateway(WebApplication app) : IAsyncDisposable
    {
        readonly CancellationTokenSource stop = new();
        readonly SemaphoreSlim asks = new(0);
        readonly ConcurrentQueue<Frame> acks = new();
        readonly SemaphoreSlim acked = new(0);
        ServiceProvider? client;
        Task running = Task.CompletedTask;
        int asked;

        public byte[][] Greet { get; set; } = [];

        public (string Status, string? AuthCode)? Refuse { get; set; }

        public FakeSink Sink { get; } = new();

        public ScriptedFeishu.LogLines Log { get; } = new();

        public int Asked => Volatile.Read(ref asked);

        string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

        public static async Task<Gateway> StartAsync()
        {
            var builder = WebApplication.CreateEmptyBuilder(new());
            builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
            builder.Services.AddRouting();
            var gateway = new Gateway(builder.Build());
            await gateway.OpenAsync();
            return gateway;
        }

        public async Task<IEventStream> RunAsync(TimeProvider stopwatch)
        {
            client = new ServiceCollection().AddSingleton<Microsoft.Extensions.Logging.ILoggerFactory>(Log)
                .AddFeishu(new FeishuOptions { BaseUrl = Address, AppId = "cli_0123456789abcdef", AppSecret = "s" }, stopwatch).BuildServiceProvider();
            var stream = client.GetRequiredService<IEventStream>();
            running = stream.RunAsync(Sink, stop.Token);
            await Task.Yield();
            return stream;
        }

        /// <summary>Waits until the endpoint was asked for that many times.</summary>
        public async Task AskedAsync(int times)
        {
            while (Asked < times)
                Assert.True(await asks.WaitAsync(TimeSpan.FromSeconds(15), Ct));
        }

        public async Task<Frame> AckAsync()
        {
            Assert.True(await acked.WaitAsync(TimeSpan.FromSeconds(15), Ct));
            Assert.True(acks.TryDequeue(out var ack));
            return ack;
        }

        async Task OpenAsync()
        {
            app.UseWebSockets();
            app.MapPost("/callback/ws/endpoint", () =>
            {
                Interlocked.Increment(ref asked);
                asks.Release();
                var url = Address.Replace("http", "ws", StringComparison.Ordinal) + "/ws?fpid=1&device_id=d&service_id=7&ticket=t";
                return Results.Text(JsonSerializer.Serialize(new
                {
                    code = 0,
                    data = new { URL = url, ClientConfig = new { ReconnectCount = -1, ReconnectInterval = 1, ReconnectNonce = 1, PingInterval = 1 } },
                }), "application/json");
            });
            app.Map("/ws", SocketAsync);
            await app.StartAsync(Ct);
        }

        async Task SocketAsync(HttpContext http)
        {
            if (Refuse is { } refuse)
            {
                http.Response.StatusCode = StatusCodes.Status401Unauthorized;
                http.Response.Headers["Handshake-Status"] = refuse.Status;
                if (refuse.AuthCode is not null)
                    http.Response.Headers["Handshake-Autherrcode"] = refuse.AuthCode;
                return;
            }
            using var socket = await http.WebSockets.AcceptWebSocketAsync();
            foreach (var frame in Greet)
                await socket.SendAsync(frame, WebSocketMessageType.Binary, true, Ct);
            var buffer = new byte[65536];
            try
            {
                while (await socket.ReceiveAsync(buffer, http.RequestAborted) is { MessageType: WebSocketMessageType.Binary } part)
                {
                    if (Frame.Read(buffer.AsMemory(0, part.Count)) is not { Method: Frame.Data } ack)
                        continue;
                    acks.Enqueue(ack);
                    acked.Release();
                }
            }
            catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
            {
                // The client gave this connection up, which is what some tests wait for.
            }
        }

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await running;
            if (client is not null)
                await client.DisposeAsync();
            await app.DisposeAsync();
            stop.Dispose();
            asks.Dispose();
            acked.Dispose();
        }
    }
}

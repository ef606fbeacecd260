using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Kpi.Sandbox.Gateway;

namespace Kpi.Sandbox.Tests.Gateway;

/// <summary>What a client got: the joined envelope and the frame that completed it, which is what it acknowledges.</summary>
sealed record Push(JsonObject Envelope, Frame Last)
{
    public string Type => (string)Envelope["header"]!["event_type"]!;
    public JsonNode Event => Envelope["event"]!;
}

/// <summary>A plain client of the long connection.</summary>
sealed class Client : IAsyncDisposable
{
    readonly ClientWebSocket socket = new();
    readonly Channel<Push> pushes = Channel.CreateUnbounded<Push>();
    readonly Channel<JsonObject> pongs = Channel.CreateUnbounded<JsonObject>();
    readonly ConcurrentDictionary<string, byte[]?[]> parts = new();
    Task reading = Task.CompletedTask;

    /// <summary>Answers each push by itself: what the function returns is the ack's JSON; null stays silent.</summary>
    public Func<Push, JsonObject?>? Answer { get; set; }

    /// <summary>Data frames seen, fragments counted singly.</summary>
    public int Frames { get; private set; }
    public int ServiceId { get; private set; }

    public static async Task<JsonObject> EndpointAsync(Feishu feishu, string? secret = null) =>
        (await feishu.PostAsync("/callback/ws/endpoint", new { AppID = feishu.Host.AppId, AppSecret = secret ?? feishu.Host.AppSecret })).Body;

    public static async Task<Client> ConnectAsync(Feishu feishu, Func<Push, JsonObject?>? answer = null, string? url = null)
    {
        var client = new Client { Answer = answer };
        var uri = new Uri(url ?? (string)(await EndpointAsync(feishu))["data"]!["URL"]!);
        client.ServiceId = int.Parse(System.Web.HttpUtility.ParseQueryString(uri.Query)["service_id"]!, System.Globalization.CultureInfo.InvariantCulture);
        await client.socket.ConnectAsync(uri, Feishu.Ct);
        client.reading = client.ReadAsync();
        await client.PingAsync();
        await client.pongs.Reader.ReadAsync(Feishu.Ct);
        return client;
    }

    public async Task<JsonObject> PingAsync(bool answered = false)
    {
        await SendAsync(new Frame(0, 0, ServiceId, Frame.Control) { Headers = [new("type", "ping")] });
        return answered ? await pongs.Reader.ReadAsync(Feishu.Ct) : [];
    }

    public async Task<Push> NextAsync(string? type = null)
    {
        while (true)
        {
            var push = await pushes.Reader.ReadAsync(Feishu.Ct).AsTask().WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System, Feishu.Ct);
            if (type is null || push.Type == type) return push;
        }
    }

    public bool HasMore => pushes.Reader.TryPeek(out _);
    public Task Closed => reading;

    public Task AckAsync(Push push, JsonObject payload, int method = Frame.Data) => SendAsync(push.Last with
    {
        Method = method, Headers = [.. push.Last.Headers, new("biz_rt", "-1")], Payload = Encoding.UTF8.GetBytes(payload.ToJsonString()),
    });

    /// <summary>An acknowledgement; with data, the answer to a callback.</summary>
    public static JsonObject Ack(JsonNode? data = null, int code = 200) => new()
    {
        ["code"] = code, ["headers"] = null, ["data"] = data is null ? null : Convert.ToBase64String(Encoding.UTF8.GetBytes(Rules.Json.Text(data))),
    };

    Task SendAsync(Frame frame) => socket.SendAsync(frame.ToBytes(), WebSocketMessageType.Binary, true, Feishu.Ct);

    async Task ReadAsync()
    {
        var buffer = new byte[1 << 20];
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                    length += part.Count;
                }
                while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Close) return;
                await TakeAsync(Frame.Parse(buffer, length));
            }
        }
        catch (Exception cut) when (cut is WebSocketException or OperationCanceledException)
        {
            // Cut by the server, which some tests ask for.
        }
    }

    async Task TakeAsync(Frame frame)
    {
        if (frame.Header("type") == "pong")
        {
            pongs.Writer.TryWrite(Rules.Json.Object(Encoding.UTF8.GetString(frame.Payload))!);
            return;
        }
        Frames++;
        var (sum, seq) = (int.Parse(frame.Header("sum")!, System.Globalization.CultureInfo.InvariantCulture), int.Parse(frame.Header("seq")!, System.Globalization.CultureInfo.InvariantCulture));
        var slots = parts.GetOrAdd(frame.Header("message_id")!, _ => new byte[]?[sum]);
        slots[seq] = frame.Payload;
        if (slots.Any(s => s is null)) return;
        var push = new Push(Rules.Json.Object(Encoding.UTF8.GetString([.. slots.SelectMany(s => s!)]))!, frame);
        if (Answer?.Invoke(push) is { } ack) await AckAsync(push, ack);
        pushes.Writer.TryWrite(push);
    }

    public async ValueTask DisposeAsync()
    {
        socket.Abort();
        await reading;
        socket.Dispose();
    }
}

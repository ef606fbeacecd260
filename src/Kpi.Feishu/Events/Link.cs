using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using Kpi.Feishu.Http;
using Microsoft.Extensions.Logging;
using ProtoBuf;

namespace Kpi.Feishu.Events;

/// <summary>Feishu refused the WebSocket itself.</summary>
/// <param name="status">Feishu's own header; the HTTP status may be a proxy's.</param>
sealed class HandshakeException(int http, string? status, string? reason, string? authCode, Exception inner)
    : Exception($"the connection was refused: HTTP {http} {status} {reason} {authCode}".TrimEnd(), inner)
{
    public bool IsForbidden { get; } = status == "403";

    public bool IsCrowded { get; } = authCode == "1000040350";
}

/// <summary>One WebSocket: reads frames, pings, and notices when the other side is gone.</summary>
sealed class Link : IDisposable
{
    static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(10), SendTime = TimeSpan.FromSeconds(10);

    /// <summary>Without any frame for that many pings' time the connection is taken for dead.</summary>
    const double DeadAfter = 2.5;

    const int MostBytes = 16 << 20;

    readonly ClientWebSocket socket = new();
    readonly SemaphoreSlim writing = new(1, 1);
    readonly ConnectionEndpoint endpoint;
    readonly TimeProvider stopwatch;
    readonly ILogger log;
    long lastFrame;

    Link(ConnectionEndpoint endpoint, TimeProvider stopwatch, ILogger log)
    {
        (this.endpoint, this.stopwatch, this.log, Config) = (endpoint, stopwatch, log, endpoint.Config);
        socket.Options.KeepAliveInterval = TimeSpan.Zero; // the protocol has pings of its own
        socket.Options.CollectHttpResponseDetails = true;
    }

    /// <summary>The server's settings, renewed by each pong.</summary>
    public ClientConfig Config { get; private set; }

    public event Action? Pong;

    public static async Task<Link> OpenAsync(ConnectionEndpoint endpoint, TimeProvider stopwatch, ILogger log, CancellationToken ct)
    {
        var link = new Link(endpoint, stopwatch, log);
        try
        {
            using var limit = new CancellationTokenSource(ConnectTime, stopwatch);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
            await link.socket.ConnectAsync(endpoint.Url, both.Token);
            link.lastFrame = stopwatch.GetTimestamp();
            return link;
        }
        catch (WebSocketException refused) when (link.socket.HttpStatusCode != default)
        {
            using (link)
                throw new HandshakeException((int)link.socket.HttpStatusCode, link.Answered("Handshake-Status"),
                    link.Answered("Handshake-Msg"), link.Answered("Handshake-Autherrcode"), refused);
        }
        catch
        {
            link.Dispose();
            throw;
        }
    }

    /// <summary>Reads until the other side closes. Never waits for what becomes of a frame.</summary>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    public async Task ReceiveAsync(Action<Frame> data, CancellationToken ct)
    {
        var buffer = new ArrayBufferWriter<byte>();
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.GetMemory(4096), ct);
            buffer.Advance(part.Count);
            if (part.MessageType == WebSocketMessageType.Close)
                return;
            if (buffer.WrittenCount > MostBytes)
                throw new WebSocketException(WebSocketError.HeaderError, "a message is larger than anything Feishu sends");
            if (!part.EndOfMessage)
                continue;
            Volatile.Write(ref lastFrame, stopwatch.GetTimestamp());
            if (part.MessageType == WebSocketMessageType.Binary && Read(buffer.WrittenMemory) is { } frame)
            {
                if (frame.Method == Frame.Data)
                    data(frame);
                else if (frame.Text("type") == "pong")
                    Heard(frame);
            }
            buffer.ResetWrittenCount();
        }
    }

    /// <summary>Pings at once and then as often as the server wants.</summary>
    /// <exception cref="TimeoutException">Nothing came for several pings.</exception>
    public async Task PingAsync(CancellationToken ct)
    {
        while (true)
        {
            await SendAsync(Frame.Ping(endpoint.Service), ct);
            await Task.Delay(Interval, stopwatch, ct);
            if (stopwatch.GetElapsedTime(Volatile.Read(ref lastFrame)) > Interval * DeadAfter)
                throw new TimeoutException($"nothing came for {Interval.TotalSeconds * DeadAfter:0} s");
        }
    }

    /// <summary>Sends one frame; a socket takes one at a time.</summary>
    public async Task SendAsync(Frame frame, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(SendTime, stopwatch);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        await writing.WaitAsync(both.Token);
        try
        {
            await socket.SendAsync(frame.Bytes(), WebSocketMessageType.Binary, endOfMessage: true, both.Token);
        }
        finally
        {
            writing.Release();
        }
    }

    public Task CloseAsync(CancellationToken ct) => socket.State is WebSocketState.Open or WebSocketState.CloseReceived
        ? socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ct)
        : Task.CompletedTask;

    public void Dispose()
    {
        socket.Abort();
        socket.Dispose();
        writing.Dispose();
    }

    TimeSpan Interval => TimeSpan.FromSeconds(Config.PingSeconds);

    void Heard(Frame pong)
    {
        try
        {
            if (pong.Payload is { Length: > 0 } json && JsonSerializer.Deserialize(json, FeishuJson.Wire.ClientConfig) is { } config)
                Config = config.Or(Config);
        }
        catch (JsonException unreadable)
        {
            log.LogWarning(unreadable, "The settings in a pong can't be read; the ones before stay");
        }
        Pong?.Invoke();
    }

    Frame? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return Frame.Read(bytes);
        }
        catch (Exception unreadable) when (unreadable is ProtoException or EndOfStreamException or OverflowException)
        {
            log.LogError(unreadable, "A frame of {Bytes} bytes can't be read", bytes.Length);
            return null;
        }
    }

    string? Answered(string header) => socket.HttpResponseHeaders is { } headers
        && headers.FirstOrDefault(h => string.Equals(h.Key, header, StringComparison.OrdinalIgnoreCase)).Value is { } values
        ? values.FirstOrDefault() : null;
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using Google.Protobuf;
using Kpi.Sandbox.Rules;

namespace Kpi.Sandbox.Gateway;

/// <summary>What a client sent back for a push; <c>code</c> 200 is handled, <c>data</c> base64 of its answer.</summary>
sealed record Ack(int Code, string? Data);

/// <summary>One long connection of an app.</summary>
sealed class Connection(string id, string appId, int serviceId, WebSocket socket, Func<string> clientConfig) : IDisposable
{
    readonly SemaphoreSlim sending = new(1, 1);
    readonly ConcurrentDictionary<string, TaskCompletionSource<Ack>> waiting = new();
    long heard = Stopwatch.GetTimestamp();
    long sequence;

    public string Id { get; } = id;
    public string AppId { get; } = appId;
    public int ServiceId { get; } = serviceId;
    public TimeSpan Silence => Stopwatch.GetElapsedTime(Interlocked.Read(ref heard));

    /// <summary>Pings answered so far.</summary>
    public int Pings { get; private set; }

    /// <summary>Sends a push in fragments and waits for its acknowledgement, which is matched by <c>message_id</c> alone.</summary>
    /// <exception cref="TimeoutException">None within the limit.</exception>
    /// <exception cref="WebSocketException">The connection is gone.</exception>
    public async Task<Ack> PushAsync(string messageId, string traceId, IReadOnlyList<byte[]> fragments, bool lastFirst, TimeSpan limit, CancellationToken ct)
    {
        var acked = waiting[messageId] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            var order = Enumerable.Range(0, fragments.Count);
            foreach (var i in lastFirst ? order.Reverse() : order)
                await SendAsync(new Frame((ulong)Interlocked.Increment(ref sequence), 0, ServiceId, Frame.Data)
                {
                    Headers =
                    [
                        new("type", "event"), new("message_id", messageId), new("sum", Text(fragments.Count)), new("seq", Text(i)),
                        new("trace_id", traceId), new("timestamp", Text(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds())),
                    ],
                    Payload = fragments[i],
                }, ct);
            return await acked.Task.WaitAsync(limit, TimeProvider.System, ct);
        }
        finally
        {
            waiting.TryRemove(messageId, out _);
        }
    }

    /// <summary>Reads until the client or the sandbox closes.</summary>
    /// <param name="loseAck">Asked for each acknowledgement; true drops it (a fault).</param>
    public async Task ReceiveAsync(Func<bool> loseAck, CancellationToken ct)
    {
        var buffer = new byte[256 * 1024];
        while (socket.State == WebSocketState.Open)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), ct);
                length += part.Count;
                if (length == buffer.Length && !part.EndOfMessage) Array.Resize(ref buffer, buffer.Length * 2);
            }
            while (!part.EndOfMessage);
            Interlocked.Exchange(ref heard, Stopwatch.GetTimestamp());
            if (part.MessageType == WebSocketMessageType.Close) return;
            if (part.MessageType == WebSocketMessageType.Binary) await TakeAsync(Frame.Parse(buffer, length), loseAck, ct);
        }
    }

    public async Task CloseAsync(CancellationToken ct)
    {
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "bye", ct);
    }

    /// <summary>Cuts the connection without a closing handshake.</summary>
    public void Abort() => socket.Abort();

    public void FailAll()
    {
        foreach (var push in waiting.Values) push.TrySetException(new WebSocketException("The connection was lost."));
    }

    async Task TakeAsync(Frame frame, Func<bool> loseAck, CancellationToken ct)
    {
        if (frame.Header("type") == "ping")
        {
            Pings++;
            // The whole object, always: a missing member would turn some clients' ping interval into 0 (websocket.md §4.1).
            await SendAsync(new Frame(0, 0, ServiceId, Frame.Control)
            {
                Headers = [new("type", "pong")], Payload = Encoding.UTF8.GetBytes(clientConfig()),
            }, ct);
        }
        else if (frame.Header("message_id") is { } messageId && waiting.TryGetValue(messageId, out var push) && !loseAck())
        {
            var payload = Json.Object(Encoding.UTF8.GetString(frame.Payload));
            push.TrySetResult(Json.IsInteger(payload?["code"], out var code) ? new((int)code, Json.String(payload!["data"])) : new(0, null));
        }
    }

    async Task SendAsync(Frame frame, CancellationToken ct)
    {
        await sending.WaitAsync(ct);
        try { await socket.SendAsync(frame.ToBytes(), WebSocketMessageType.Binary, true, ct); }
        finally { sending.Release(); }
    }

    static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public void Dispose() => sending.Dispose();
}

using System.Net.WebSockets;
using Kpi.Feishu.Http;
using Microsoft.Extensions.Logging;

namespace Kpi.Feishu.Events;

/// <summary>Events over a WebSocket that the bot opens itself: no public address is needed.</summary>
/// <remarks>
/// Not published as a document but by the SDKs: https://github.com/larksuite/oapi-sdk-go/tree/v3_main/ws.
/// </remarks>
sealed class LongConnection(
    Wire wire, FeishuOptions options, Delivery delivery, TimeProvider stopwatch, ILogger<LongConnection> log) : IEventStream
{
    /// <summary>How long a clean stop waits for what is under way.</summary>
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    readonly StreamStates states = new(stopwatch);

    public StreamState State => states.Now;

    public event Action<StreamState>? StateChanged
    {
        add => states.Changed += value;
        remove => states.Changed -= value;
    }

    public async Task RunAsync(IEventSink sink, CancellationToken ct)
    {
        using var arrivals = new Arrivals(delivery, sink, states, stopwatch, log);
        for (var failures = 0; !ct.IsCancellationRequested;)
        {
            var (pause, stood) = await ConnectAsync(arrivals, failures, ct);
            failures = stood ? 0 : failures + 1;
            await WaitAsync(pause, ct);
        }
        await arrivals.EndAsync(Grace);
    }

    /// <summary>Connects once and stays as long as it goes.</summary>
    /// <returns>What to wait before the next time, and whether the connection stood.</returns>
    async Task<(TimeSpan Pause, bool Stood)> ConnectAsync(Arrivals arrivals, int failures, CancellationToken stop)
    {
        var (stood, servers) = (false, TimeSpan.FromSeconds(ClientConfig.First.ReconnectSeconds));
        try
        {
            var endpoint = await ConnectionEndpoint.AskAsync(wire, options, stop);
            servers = TimeSpan.FromSeconds(endpoint.Config.ReconnectSeconds);
            using var link = await Link.OpenAsync(endpoint, stopwatch, log, stop);
            log.LogInformation("Connected as device {Device}", endpoint.Device);
            link.Pong += () =>
            {
                stood = true;
                states.Pong();
            };
            states.Connected(true);
            await StayAsync(link, arrivals, stop);
        }
        catch (FeishuException refused) when (refused.Code is 403 or 514)
        {
            states.GaveUp(refused.Message);
        }
        catch (HandshakeException refused) when (refused.IsForbidden)
        {
            states.GaveUp(refused.Message);
        }
        catch (Exception crowded) when (crowded is FeishuException { Code: Codes.TooManyConnections } or HandshakeException { IsCrowded: true })
        {
            log.LogError("All 50 connections of the app are taken; trying again in {Minutes} min", ReconnectPause.WhenCrowded.TotalMinutes);
            return (ReconnectPause.WhenCrowded, false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return (TimeSpan.Zero, stood);
        }
        catch (Exception lost) when (lost is FeishuException or HandshakeException or WebSocketException or TimeoutException)
        {
            log.LogWarning("The connection is down: {Reason}", lost.Message);
        }
        catch (Exception unexpected) when (unexpected is not OutOfMemoryException)
        {
            // Whatever it was, a bot that stays deaf is worse.
            log.LogError(unexpected, "The connection is down");
        }
        finally
        {
            states.Connected(false);
        }
        if (State.Fatal is { } fatal)
        {
            log.LogCritical("No events until a person mends this and starts the bot again: {Reason}", fatal);
            return (Timeout.InfiniteTimeSpan, false);
        }
        return (ReconnectPause.Next(stood ? 0 : failures, Random.Shared.NextDouble(), servers), stood);
    }

    /// <summary>Reads and pings until the connection ends or the bot stops; then lets work under way be answered and closes.</summary>
    async Task StayAsync(Link link, Arrivals arrivals, CancellationToken stop)
    {
        using var over = new CancellationTokenSource();
        var fragments = new Fragments(stopwatch);
        var pending = new Tasks();
        var reading = link.ReceiveAsync(frame =>
        {
            if (!stop.IsCancellationRequested && fragments.Join(frame) is { } payload)
                pending.Add(arrivals.Take(link, frame, payload));
        }, over.Token);
        var pinging = link.PingAsync(over.Token);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, over.Token);
        var stopping = Task.Delay(Timeout.InfiniteTimeSpan, stopwatch, either.Token);
        try
        {
            var first = await Task.WhenAny(reading, pinging, stopping);
            if (first != stopping)
            {
                await first;
                throw new WebSocketException("the other side closed it");
            }
            var grace = Task.Delay(Grace, stopwatch, over.Token);
            await Task.WhenAny(pending.AllAsync(), grace);
            await link.CloseAsync(over.Token);
            await Task.WhenAny(reading, grace);
        }
        finally
        {
            await over.CancelAsync();
            link.Dispose();
            await Task.WhenAll(reading, pinging).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task WaitAsync(TimeSpan pause, CancellationToken ct)
    {
        try
        {
            await Task.Delay(pause, stopwatch, ct);
        }
        catch (OperationCanceledException)
        {
            log.LogInformation("The event stream ends");
        }
    }
}

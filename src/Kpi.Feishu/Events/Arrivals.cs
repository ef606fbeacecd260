using System.Text.Json;
using System.Threading.Channels;
using Kpi.Feishu.Http;
using Microsoft.Extensions.Logging;

namespace Kpi.Feishu.Events;

/// <summary>What an acknowledgement carries; <paramref name="Data"/> goes as base64.</summary>
sealed record Ack(int Code, byte[]? Data);

/// <summary>What came over the long connection and is not answered yet. It outlives a connection that is lost meanwhile.</summary>
/// <remarks>Events are stored one after the other, in the order they came; presses run aside, since a person waits.</remarks>
sealed class Arrivals : IDisposable
{
    readonly Channel<Func<Task>> queue = Channel.CreateUnbounded<Func<Task>>(new() { SingleReader = true });
    readonly Tasks presses = new();
    readonly CancellationTokenSource life = new();
    readonly CancellationToken alive;
    readonly Delivery delivery;
    readonly IEventSink sink;
    readonly StreamStates states;
    readonly TimeProvider stopwatch;
    readonly ILogger log;
    readonly Task storing;

    public Arrivals(Delivery delivery, IEventSink sink, StreamStates states, TimeProvider stopwatch, ILogger log)
    {
        (this.delivery, this.sink, this.states, this.stopwatch, this.log) = (delivery, sink, states, stopwatch, log);
        alive = life.Token;
        storing = StoreInOrderAsync();
    }

    /// <summary>Starts what a payload asks for and returns at once.</summary>
    /// <returns>Ends when it is acknowledged, or can't be.</returns>
    public Task Take(Link link, Frame frame, byte[] payload)
    {
        var came = stopwatch.GetTimestamp();
        states.Event();
        switch (delivery.Read(payload))
        {
            case null:
                return AcknowledgeAsync(link, frame, Answer.Failed, came);
            case CardPressed press:
                var pressed = Task.Run(async () => await AcknowledgeAsync(link, frame, await delivery.PressAsync(press, sink, alive), came));
                presses.Add(pressed);
                return pressed;
            case var happened:
                var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                queue.Writer.TryWrite(async () =>
                {
                    await AcknowledgeAsync(link, frame, await delivery.StoreAsync(happened, sink, alive), came);
                    done.SetResult();
                });
                return done.Task;
        }
    }

    /// <summary>Lets what is under way end, up to a time, and cancels the rest.</summary>
    public async Task EndAsync(TimeSpan grace)
    {
        queue.Writer.Complete();
        var all = Task.WhenAll(storing, presses.AllAsync(), delivery.Late.AllAsync());
        await Task.WhenAny(all, Task.Delay(grace, stopwatch, CancellationToken.None));
        await life.CancelAsync();
    }

    public void Dispose() => life.Dispose();

    async Task AcknowledgeAsync(Link link, Frame frame, Answer answer, long came)
    {
        var ack = JsonSerializer.SerializeToUtf8Bytes(new Ack(answer.Taken ? 200 : 500, answer.Body), FeishuJson.Wire.Ack);
        try
        {
            await link.SendAsync(frame.Acknowledged(stopwatch.GetElapsedTime(came), ack), alive);
        }
        catch (Exception lost) when (lost is not OutOfMemoryException)
        {
            // The connection is gone: an event comes again, a press was answered too late for anybody to see.
            log.LogWarning("An acknowledgement was not sent: {Reason}", lost.Message);
        }
        finally
        {
            answer.MarkSent();
        }
    }

    async Task StoreInOrderAsync()
    {
        await foreach (var store in queue.Reader.ReadAllAsync(CancellationToken.None))
            await store();
    }
}

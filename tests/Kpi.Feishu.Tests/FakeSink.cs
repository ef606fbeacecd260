using System.Collections.Concurrent;
using System.Threading.Channels;
using Kpi.Feishu.Events;

namespace Kpi.Feishu.Tests;

/// <summary>Keeps what comes in; a test says what becomes of it.</summary>
sealed class FakeSink : IEventSink
{
    readonly Channel<FeishuEvent> arrivals = Channel.CreateUnbounded<FeishuEvent>();

    public ConcurrentQueue<FeishuEvent> Stored { get; } = new();

    public ConcurrentQueue<CardPressed> Presses { get; } = new();

    /// <summary>Completes after the first press's answer has left.</summary>
    public TaskCompletionSource Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Func<FeishuEvent, CancellationToken, Task> OnStore { get; set; } = (_, _) => Task.CompletedTask;

    public Func<CardPressed, Task, CancellationToken, Task<PressReply>> OnPress { get; set; } =
        (_, _, _) => Task.FromResult(new PressReply(ToastKind.Success, "好"));

    public async Task StoreAsync(FeishuEvent happened, CancellationToken ct)
    {
        await OnStore(happened, ct);
        Stored.Enqueue(happened);
        arrivals.Writer.TryWrite(happened);
    }

    public Task<PressReply> PressAsync(CardPressed press, Task answered, CancellationToken ct)
    {
        Presses.Enqueue(press);
        answered.ContinueWith(_ => Answered.TrySetResult(), TaskScheduler.Default);
        return OnPress(press, answered, ct);
    }

    /// <summary>The next stored event of a kind.</summary>
    public async Task<T> NextAsync<T>(CancellationToken ct) where T : FeishuEvent
    {
        await foreach (var happened in arrivals.Reader.ReadAllAsync(ct))
        {
            if (happened is T wanted)
                return wanted;
        }
        throw new InvalidOperationException("the stream ended");
    }
}

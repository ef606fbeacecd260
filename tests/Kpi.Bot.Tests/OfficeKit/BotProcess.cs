namespace Kpi.Bot.Tests.OfficeKit;

/// <summary>The worker, running beside the test in its own task.</summary>
sealed class BotProcess : IAsyncDisposable
{
    readonly CancellationTokenSource stop = new();
    readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly LineWriter output;
    readonly Task<int> running;

    public BotProcess(string[] configuration, TimeProvider calendar, LineWriter output)
    {
        this.output = output;
        output.Printed += SeeReady;
        running = Task.Run(() => BotHost.RunAsync(["run", .. configuration], calendar, output, stop.Token));
    }

    /// <summary>Completes once the worker says that it is ready; fails when it ended instead.</summary>
    public async Task ReadyAsync(CancellationToken ct)
    {
        if (await Task.WhenAny(ready.Task, running).WaitAsync(ct) == running)
            Assert.Fail($"the worker ended with {await running}:\n{output}");
    }

    void SeeReady(string line)
    {
        if (line.Contains("已就绪", StringComparison.Ordinal))
            ready.TrySetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        output.Printed -= SeeReady;
        stop.Dispose();
    }
}

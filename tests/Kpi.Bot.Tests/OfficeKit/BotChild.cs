using System.Diagnostics;

namespace Kpi.Bot.Tests.OfficeKit;

/// <summary>The worker in a child process.</summary>
sealed class BotChild : IAsyncDisposable
{
    readonly Process process;
    readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    BotChild(Process process, LineWriter output)
    {
        this.process = process;
        void Tell(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is null)
                return;
            lock (output)
                output.WriteLine(line.Data);
            if (line.Data.Contains("已就绪", StringComparison.Ordinal))
                ready.TrySetResult();
        }
        process.OutputDataReceived += Tell;
        process.ErrorDataReceived += Tell;
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"the worker ended early:\n{output}"));
    }

    public static BotChild Start(IEnumerable<string> args, LineWriter output)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(BotHost).Assembly.Location, .. args])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            StandardOutputEncoding = System.Text.Encoding.UTF8, StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        var child = new BotChild(new Process { StartInfo = start }, output);
        child.process.Start();
        child.process.BeginOutputReadLine();
        child.process.BeginErrorReadLine();
        return child;
    }

    public Task ReadyAsync(CancellationToken ct) => ready.Task.WaitAsync(ct);

    /// <summary>As <c>kill -9</c>.</summary>
    public void Kill() => process.Kill(entireProcessTree: true);

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }
}

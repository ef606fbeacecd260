using System.Runtime.InteropServices;
using Kpi.Bot;

using var stop = new CancellationTokenSource();
// The first Ctrl-C ends cleanly; a second one is the system's.
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return await BotHost.RunAsync(args, TimeProvider.System, Console.Out, stop.Token);

void Stop(PosixSignalContext signal)
{
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}

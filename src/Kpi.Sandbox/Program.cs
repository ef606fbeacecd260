using System.Runtime.InteropServices;
using Kpi.Sandbox.Hosting;

using var stop = new CancellationTokenSource();
// The first Ctrl-C stops the bot, then the local Feishu; a second one is the system's.
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return await SandboxProgram.RunAsync(args, stop.Token);

void Stop(PosixSignalContext signal)
{
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}

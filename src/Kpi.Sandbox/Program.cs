using Kpi.Sandbox.Hosting;

var ct = CancellationToken.None;
return await SandboxProgram.RunAsync(args, ct);

using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Kpi.Benchmarks;

// In process: no second build, and the numbers are of the same code that ships.
var config = DefaultConfig.Instance
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddColumn(new LimitColumn());

var exceeded = 0;
foreach (var summary in BenchmarkSwitcher.FromAssembly(typeof(LimitAttribute).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, config))
{
    foreach (var report in summary.Reports)
    {
        if (LimitAttribute.Of(report.BenchmarkCase) is not { } limit || report.ResultStatistics is not { } measured)
            continue;
        var mean = measured.Mean / 1e6;
        var met = mean <= limit.Milliseconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(met ? "ok  " : "SLOW")} {report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo}: {mean:0.0000} ms of {limit.Milliseconds} ms ({limit.Why})"));
        exceeded += met ? 0 : 1;
    }
}
return exceeded == 0 ? 0 : 1;

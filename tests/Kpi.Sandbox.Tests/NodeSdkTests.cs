using System.Diagnostics;
using System.Runtime.CompilerServices;
using static Kpi.Sandbox.Tests.Feishu;

namespace Kpi.Sandbox.Tests;

/// <summary>Feishu's own SDK for Node against the local Feishu: what it expects is not what we made up. Needs <c>npm ci</c> in <c>node/</c>.</summary>
public sealed class NodeSdkTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("token.mjs")]
    [InlineData("messages.mjs")]
    [InlineData("bitable.mjs")]
    [InlineData("long-connection.mjs")]
    public async Task Feishus_own_sdk_is_content_with(string script)
    {
        var folder = Path.Combine(Path.GetDirectoryName(ThisFile())!, "node");
        if (Missing(folder) is { } reason)
        {
            Assert.False(Environment.GetEnvironmentVariable("KPI_REQUIRE_TOOLS") == "1", reason);
            Assert.Skip(reason);
        }
        await using var feishu = await OpenAsync(Still with { PingInterval = TimeSpan.FromSeconds(2), ReconnectNonce = TimeSpan.Zero });
        var (exit, output) = await RunAsync(folder, script, feishu);
        Assert.True(exit == 0, output);
    }

    static string? Missing(string folder) =>
        !OnPath("node") ? "node is not installed"
        : !Directory.Exists(Path.Combine(folder, "node_modules", "@larksuiteoapi")) ? $"the SDK is not installed: npm ci --prefix {folder}" : null;

    static bool OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, program)) || File.Exists(Path.Combine(p, program + ".exe")));

    static async Task<(int Exit, string Output)> RunAsync(string folder, string script, Feishu feishu)
    {
        var start = new ProcessStartInfo("node", script) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SANDBOX_URL"] = feishu.Host.Address;
        start.Environment["APP_ID"] = feishu.Host.AppId;
        start.Environment["APP_SECRET"] = feishu.Host.AppSecret;
        // A proxy of the machine must not come between.
        start.Environment["NO_PROXY"] = start.Environment["no_proxy"] = "127.0.0.1,localhost";
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Ct), process.StandardError.ReadToEndAsync(Ct));
        try
        {
            await process.WaitForExitAsync(Ct).WaitAsync(Patience, TimeProvider.System, Ct);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            return (-1, $"{script} did not end within {Patience}\n{await output}\n{await errors}");
        }
        return (process.ExitCode, $"{await output}\n{await errors}");
    }

    static string ThisFile([CallerFilePath] string path = "") => path;
}

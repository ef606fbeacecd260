using Kpi.Sandbox.Hosting;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.Api.Bitable;

/// <summary>One write at a time a table; a second one is refused, not queued.</summary>
sealed class WriteSlot(SandboxOptions options)
{
    /// <exception cref="Refusal">1254291: another write holds the table.</exception>
    internal async Task<T> WriteAsync<T>(Table table, Func<T> work, CancellationToken ct)
    {
        if (!table.TryBeginWrite()) throw new Refusal(1254291, "Write conflict", 200);
        try
        {
            if (options.TableLock > TimeSpan.Zero) await Task.Delay(options.TableLock, TimeProvider.System, ct);
            return work();
        }
        finally
        {
            table.EndWrite();
        }
    }
}

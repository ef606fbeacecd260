using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Kpi.Sandbox.Hosting;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Gateway;

/// <summary>Brings events to the app at least once: after a failed push again after 15 s, 5 min, 1 h and 6 h, then never (events.md §5).</summary>
public sealed class Deliveries : IAsyncDisposable
{
    readonly FeishuWorld world;
    readonly Pushes pushes;
    readonly PushFaults faults;
    readonly SandboxOptions options;
    readonly CancellationTokenSource closing = new();
    ImmutableDictionary<string, Task> open = ImmutableDictionary<string, Task>.Empty;

    internal Deliveries(FeishuWorld world, Pushes pushes, PushFaults faults, SandboxOptions options) =>
        (this.world, this.pushes, this.faults, this.options) = (world, pushes, faults, options);

    /// <summary>Events that are neither acknowledged nor given up.</summary>
    public int Pending => open.Count;

    /// <summary>Events given up after the last retry.</summary>
    public int Lost { get; private set; }

    internal void Start(string appId, JsonObject envelope)
    {
        var (key, done) = (Ids.Hex(16), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        ImmutableInterlocked.TryAdd(ref open, key, done.Task);
        _ = DeliverAsync(key, done, appId, envelope, closing.Token);
        if (!faults.TakeDuplicate()) return;
        var again = (JsonObject)envelope.DeepClone();
        if (faults.DuplicatesGetNewEventId) again["header"]!["event_id"] = Ids.EventId();
        _ = pushes.SendAsync(appId, again, closing.Token);
    }

    async Task DeliverAsync(string key, TaskCompletionSource done, string appId, JsonObject envelope, CancellationToken ct)
    {
        try
        {
            for (var tried = 0; ; tried++)
            {
                var (end, ack) = await pushes.SendAsync(appId, envelope, ct);
                if (end == PushEnd.Acked && ack!.Code == 200) return;
                if (tried == options.Redelivery.Count) break;
                await (options.RedeliveryFactor is { } factor
                    ? Task.Delay(options.Redelivery[tried] * factor, TimeProvider.System, ct)
                    : Task.Delay(options.Redelivery[tried], world.Clock, ct));
            }
            Lost++;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The world ends; nobody is left to deliver to.
        }
        finally
        {
            ImmutableInterlocked.TryRemove(ref open, key, out _);
            done.TrySetResult();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await Task.WhenAll(open.Values);
        closing.Dispose();
    }
}

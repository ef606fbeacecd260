using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Kpi.Sandbox.Hosting;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Gateway;

/// <summary>How one push ended.</summary>
enum PushEnd { Acked, NobodyConnected, TimedOut, ConnectionLost }

/// <summary>One push: a random connection, fragments, the wait for the acknowledgement, a line in the call log.</summary>
sealed class Pushes(FeishuWorld world, Connections connections, PushFaults faults, SandboxOptions options)
{
    internal async Task<(PushEnd End, Ack? Ack)> SendAsync(string appId, JsonObject envelope, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        var (text, messageId) = (Json.Text(envelope), Ids.Hex(32));
        var (end, ack) = (PushEnd.NobodyConnected, (Ack?)null);
        if (connections.Pick(appId) is { } connection)
            try
            {
                var push = connection.PushAsync(messageId, Ids.Hex(16), Fragments(text), faults.ReverseFragments, options.CallbackLimit, ct);
                if (faults.TakeCut()) connection.Abort();
                (end, ack) = (PushEnd.Acked, await push);
            }
            catch (TimeoutException)
            {
                end = PushEnd.TimedOut;
            }
            catch (Exception lost) when (lost is WebSocketException or InvalidOperationException or IOException || (lost is OperationCanceledException && !ct.IsCancellationRequested))
            {
                end = PushEnd.ConnectionLost;
            }
        var type = (string?)envelope["header"]?["event_type"] ?? "";
        world.Calls.Add(new Call(0, world.Clock.GetUtcNow(), "PUSH", type, $"PUSH {type}", end == PushEnd.Acked ? 200 : 0, ack?.Code ?? 0,
            Stopwatch.GetElapsedTime(started).TotalMilliseconds, text, ack is null ? end.ToString() : Decoded(ack), messageId));
        return (end, ack);
    }

    List<byte[]> Fragments(string text)
    {
        var size = faults.FragmentBytes ?? options.Unconfirmed.FragmentBytes;
        // Cut at any byte, also inside a character: clients join before they decode.
        return [.. Encoding.UTF8.GetBytes(text).Chunk(size)];
    }

    static string Decoded(Ack ack)
    {
        if (ack.Data is null) return "";
        var bytes = new byte[ack.Data.Length];
        return Convert.TryFromBase64String(ack.Data, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : ack.Data;
    }
}

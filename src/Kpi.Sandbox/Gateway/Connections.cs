using System.Collections.Immutable;
using System.Security.Cryptography;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Gateway;

/// <summary>The live long connections, and the one-time tickets that open new ones.</summary>
public sealed class Connections(FeishuWorld world)
{
    /// <summary>Of one app (websocket.md §1).</summary>
    public const int Most = 50;

    readonly Lock gate = new();
    readonly Dictionary<string, Ticket> tickets = [];
    ImmutableList<Connection> live = [];

    internal sealed record Ticket(string Value, string AccessKey, string DeviceId, string AppId, int ServiceId);

    public int Count => live.Count;

    /// <summary>Pings answered on all live connections.</summary>
    public int Pings => live.Sum(c => c.Pings);

    /// <summary>Cuts every connection at once, as a gateway's restart does.</summary>
    public void DropAll()
    {
        foreach (var connection in live) connection.Abort();
    }

    internal IReadOnlyList<Connection> Live => live;

    internal Ticket Issue(string appId)
    {
        var ticket = new Ticket(Ids.Hex(32), Ids.Hex(32), $"7{RandomNumberGenerator.GetInt32(100_000_000, 999_999_999)}", appId,
            RandomNumberGenerator.GetInt32(30_000_000, 39_999_999));
        lock (gate) tickets.Add(ticket.Value, ticket);
        return ticket;
    }

    /// <summary>Takes the ticket, which is then spent; null when it was never issued or used before.</summary>
    internal Ticket? Redeem(string? value, string? accessKey)
    {
        lock (gate)
            return value is not null && tickets.Remove(value, out var ticket) && ticket.AccessKey == accessKey ? ticket : null;
    }

    /// <summary>False when the app has 50 already.</summary>
    internal bool TryAdd(Connection connection)
    {
        lock (gate)
        {
            if (live.Count(c => c.AppId == connection.AppId) >= Most) return false;
            live = live.Add(connection);
        }
        world.Tell(new ConnectionsChanged(Count));
        return true;
    }

    internal bool IsFull(string appId) => live.Count(c => c.AppId == appId) >= Most;

    internal void Remove(Connection connection)
    {
        lock (gate) live = live.Remove(connection);
        connection.FailAll();
        world.Tell(new ConnectionsChanged(Count));
    }

    /// <summary>Each push goes to one connection of the app, at random; null when nobody is connected.</summary>
    internal Connection? Pick(string appId)
    {
        var all = live.FindAll(c => c.AppId == appId);
        return all.Count == 0 ? null : all[RandomNumberGenerator.GetInt32(all.Count)];
    }
}

using System.Collections.Immutable;

namespace Kpi.Sandbox.World;

public enum ChatMode { Group, P2p }

/// <summary>A group, or the direct chat of one person and one bot.</summary>
/// <param name="Members">Open ids of people.</param>
/// <param name="Bots">App ids.</param>
public sealed record Chat(string Id, ChatMode Mode, string Name, ImmutableList<string> Members, ImmutableList<string> Bots)
{
    public string Description { get; init; } = "";
    public string? OwnerOpenId { get; init; }
    public DateTimeOffset Created { get; init; }

    /// <summary>Dissolved by its owner; sending answers 232009.</summary>
    public bool Dissolved { get; init; }

    public bool IsP2p => Mode == ChatMode.P2p;
}

using System.Collections.Immutable;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.World;

/// <summary>All bases of the tenant.</summary>
public sealed class BaseStore
{
    ImmutableList<Base> all = [];

    /// <summary>One writer at a time changes definitions and rows; readers take snapshots without it.</summary>
    internal Lock Gate { get; } = new();

    public IReadOnlyList<Base> All => all;
    public Base? Find(string? appToken) => all.Find(b => b.AppToken == appToken);

    /// <exception cref="ArgumentException">There is no such base.</exception>
    public Base Require(string appToken) => Find(appToken) ?? throw new ArgumentException($"没有这个多维表格：{appToken}", nameof(appToken));

    internal void Add(Base created) => ImmutableInterlocked.Update(ref all, list => list.Add(created));
}

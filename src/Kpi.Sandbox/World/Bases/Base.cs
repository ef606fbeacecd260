using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Kpi.Sandbox.World.Bases;

/// <summary>A multi-dimensional table document (Base).</summary>
public sealed class Base(string appToken, string name, string timeZone, Actor owner)
{
    public string AppToken { get; } = appToken;
    public string Name { get; internal set; } = name;

    /// <summary>IANA zone that cuts <c>ExactDate</c> filters to days.</summary>
    public string TimeZone { get; internal set; } = timeZone;
    public Actor Owner { get; } = owner;
    public long Revision { get; internal set; } = 1;
    public ImmutableList<Table> Tables { get; internal set; } = [];

    /// <summary>Open ids, chat ids or app ids with their permission (<c>view</c>, <c>edit</c>, <c>full_access</c>).</summary>
    public ImmutableDictionary<string, string> Collaborators { get; internal set; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>App ids that subscribed to the document's change events.</summary>
    public ImmutableHashSet<string> Subscribers { get; internal set; } = [];
    public DateTimeOffset Created { get; init; }

    public Table? Table(string id) => Tables.Find(t => t.Id == id);
    public Table? TableNamed(string name) => Tables.Find(t => t.Name == name);
    public bool ManagedBy(Actor actor) => Owner == actor || Collaborators.GetValueOrDefault(actor.Id) == "full_access";
    public bool OpenTo(Actor actor) => Owner == actor || Collaborators.ContainsKey(actor.Id);
}

/// <summary>One column.</summary>
/// <param name="Type">Field type number of bitable.md §4.3.</param>
/// <param name="Property">As the API answers it, options with their ids; treat as read-only.</param>
public sealed record Field(string Id, string Name, int Type, string UiType, bool IsPrimary, JsonObject? Property)
{
    public string? Description { get; init; }

    /// <summary>Option names of a select, in order; empty for other types.</summary>
    public IReadOnlyList<string> OptionNames =>
        Property?["options"] is JsonArray options ? [.. options.Select(o => (string)o!["name"]!)] : [];
}

public sealed record View(string Id, string Name, string Type);

/// <summary>One record; cells by field id, in the write shape of bitable.md §5; an empty cell has no key.</summary>
public sealed record Row(string Id, long Number, ImmutableDictionary<string, JsonNode> Cells, Actor CreatedBy, DateTimeOffset Created)
{
    public Actor ModifiedBy { get; init; } = CreatedBy;
    public DateTimeOffset Modified { get; init; } = Created;
}

using System.Text.Json.Nodes;

namespace Kpi.Sandbox.Rules.Cards;

/// <summary>Looks at one value and throws a <see cref="CardRefusal"/> where the platform would.</summary>
delegate void Check(JsonNode? value, Spot at);

/// <summary>The properties an object may have; any other is refused, as JSON 2.0 does.</summary>
sealed class Shape(params (string Name, Check Check)[] properties)
{
    readonly Dictionary<string, Check> allowed = properties.ToDictionary(p => p.Name, p => p.Check);
    string[] required = [];
    readonly List<Action<JsonObject, Spot>> whole = [];

    /// <summary>Property names, for readers of the list of what can be drawn.</summary>
    internal IReadOnlyCollection<string> Names => allowed.Keys;

    internal Shape Require(params string[] names)
    {
        required = [.. required, .. names];
        return this;
    }

    /// <summary>A rule over several properties.</summary>
    internal Shape Also(Action<JsonObject, Spot> rule)
    {
        whole.Add(rule);
        return this;
    }

    internal Shape With(params (string Name, Check Check)[] more)
    {
        foreach (var (name, check) in more) allowed[name] = check;
        return this;
    }

    internal void Check(JsonNode? value, Spot at)
    {
        if (value is not JsonObject found) throw at.Wrong("an object is expected", value);
        foreach (var (name, _) in found)
            if (!allowed.ContainsKey(name)) throw at.Wrong($"unknown property {name}", name);
        foreach (var name in required)
            if (found[name] is null) throw at.Wrong($"{name} is required");
        foreach (var (name, content) in found) allowed[name](content, at.Into(name));
        foreach (var rule in whole) rule(found, at);
    }

    public static implicit operator Check(Shape shape) => shape.Check;
}

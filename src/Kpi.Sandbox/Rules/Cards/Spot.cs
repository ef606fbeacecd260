using System.Text.Json.Nodes;

namespace Kpi.Sandbox.Rules.Cards;

/// <summary>A place in a card that is being checked; fails in the platform's words (<c>ROOT -> body -> elements -> [2](tag: chart)</c>).</summary>
sealed record Spot(CardCheck Card, string Path, string? Container = null, int Depth = 0, string? Form = null)
{
    internal const int Malformed = 200621;

    internal Spot Into(string step) => this with { Path = $"{Path} -> {step}" };
    internal Spot Item(int index, JsonNode? item) =>
        this with { Path = $"{Path} -> [{index}]{(Json.String((item as JsonObject)?["tag"]) is { } tag ? $"(tag: {tag})" : "")}" };

    /// <summary>What is inside a container that stands here.</summary>
    internal Spot Inside(string container, string? form = null) => this with { Container = container, Depth = Depth + 1, Form = form ?? Form };

    internal CardRefusal Wrong(string problem, JsonNode? value = null) => Fail(Malformed, $"parse card json err, please check whether the card json is correct: {problem}", value);
    internal CardRefusal Fail(int cause, string problem, JsonNode? value = null) => new(cause, Path, problem, Short(Json.Text(value)));

    static string Short(string text) => text == "null" ? "" : text.Length <= 200 ? text : text[..200];
}

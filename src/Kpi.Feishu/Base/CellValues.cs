using System.Text.Json.Nodes;

namespace Kpi.Feishu.Base;

/// <summary>Values in the shape Feishu wants them written; <c>null</c> clears a cell.</summary>
public static class CellValues
{
    public static JsonNode? Text(string? text) => text is null ? null : JsonValue.Create(text);

    public static JsonNode? Number(decimal? number) => number is null ? null : JsonValue.Create(number.Value);

    /// <summary>An option that does not exist is created silently by Feishu: pass only names of the schema.</summary>
    public static JsonNode? Option(string? name) => Text(name);

    public static JsonNode? Moment(DateTimeOffset? moment) => moment is null ? null : JsonValue.Create(moment.Value.ToUnixTimeMilliseconds());

    public static JsonNode? Flag(bool flag) => JsonValue.Create(flag);

    public static JsonNode? Person(OpenId? id) => id is null ? null : new JsonArray(new JsonObject { ["id"] = id.Value.Value });

    public static JsonNode? Link(string text, string url) => new JsonObject { ["text"] = text, ["link"] = url };
}

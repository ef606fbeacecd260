using System.Text.Json.Nodes;
using Kpi.Sandbox.World;

namespace Kpi.Bot.Tests.OfficeKit;

/// <summary>A message as somebody sees it.</summary>
sealed record Seen(FeishuWorld World, Message Message)
{
    /// <summary>The same message as it stands now.</summary>
    public Seen Now => this with { Message = World.Messages.Require(Message.Id) };

    /// <summary>All words on it in reading order, one line a part; markup left in.</summary>
    public string Text => Message.Card is { } card ? string.Join('\n', Words(card)) : Message.Content;

    /// <summary>Words on buttons.</summary>
    public IReadOnlyList<string> Buttons => [.. CardPart.Of(Message.Card!).Where(p => p.Tag == "button").Select(p => p.Label ?? "")];

    public string? Summary => (string?)Message.Card?["config"]?["summary"]?["content"];

    public string? Colour => (string?)Message.Card?["header"]?["template"];

    static IEnumerable<string> Words(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject part:
                foreach (var (key, value) in part)
                {
                    if (key is "behaviors" or "chart_spec" or "config")
                        continue;
                    if (key is "content" && value is JsonValue words)
                        yield return words.ToString();
                    else if (key is "rows" && value is JsonArray table)
                        foreach (var row in table)
                            yield return string.Join(" | ", row!.AsObject().Select(c => c.Value?.ToString()));
                    else
                        foreach (var inner in Words(value))
                            yield return inner;
                }
                break;
            case JsonArray list:
                foreach (var inner in list.SelectMany(Words))
                    yield return inner;
                break;
        }
    }
}

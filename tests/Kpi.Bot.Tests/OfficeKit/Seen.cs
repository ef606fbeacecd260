using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kpi.Sandbox.World;

namespace Kpi.Bot.Tests.OfficeKit;

/// <summary>A message as somebody sees it.</summary>
sealed partial record Seen(FeishuWorld World, Message Message)
{
    /// <summary>The same message as it stands now.</summary>
    public Seen Now => this with { Message = World.Messages.Require(Message.Id) };

    /// <summary>All words on it in reading order, one line a part, as they stand in the card: markup left in.</summary>
    public string Markup => Message.Card is { } card ? string.Join('\n', Words(card)) : Message.Content;

    /// <summary>The same as a person reads it: tags and stars gone, what was escaped written out.</summary>
    public string Text => WebUtility.HtmlDecode(Tag().Replace(Markup.Replace("<br>", "\n", StringComparison.Ordinal), "").Replace("**", "", StringComparison.Ordinal));

    /// <summary>The first line that holds a word; a failed test shows the whole card.</summary>
    public string Line(string word) => Text.Split('\n').FirstOrDefault(l => l.Contains(word, StringComparison.Ordinal))
        ?? throw new ArgumentException($"「{word}」 is not on:\n{Text}");

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
                    else if (key is "rows" && value is JsonArray rows)
                        foreach (var row in rows)
                            yield return string.Join(" | ", row!.AsObject().Select(c => c.Value is JsonArray tags ? string.Join(' ', tags.Select(t => (string?)t!["text"])) : c.Value?.ToString()));
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

    [GeneratedRegex("<[^<>]*>")]
    private static partial Regex Tag();
}

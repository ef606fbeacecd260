using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kpi.Bot.Cards;
using Kpi.Bot.Settings;
using Kpi.Sandbox.Rules.Cards;
using Kpi.Sandbox.World;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kpi.Bot.Tests.Fakes;

/// <summary>Cards as they leave the bot: filled from the templates of this repository.</summary>
static partial class Shown
{
    static readonly CardTemplates Templates = new(
        new CardsOptions { Directory = Path.Combine(House.Repository.Root, "cards") }, NullLogger<CardTemplates>.Instance);

    static readonly FeishuWorld World = new(new SandboxClock(DateTimeOffset.UnixEpoch, frozen: true), NullLogger<FeishuWorld>.Instance);

    /// <summary>The filled card, which the platform's rules let through.</summary>
    public static JsonObject Card(ICardView view)
    {
        var json = Templates.Render(view);
        var card = JsonNode.Parse(json)!.AsObject();
        // Whoever a test made up is somebody to the platform.
        foreach (Match person in People().Matches(json))
            World.People.Put(new(person.Value, "on_" + person.Value, "id_" + person.Value, person.Value, "", "", "", ""));
        CardRules.Check(card, World, System.Text.Encoding.UTF8.GetByteCount(json));
        return card;
    }

    /// <summary>Every text that a person reads, in order, markup and entities included.</summary>
    public static IReadOnlyList<string> Texts(ICardView view) => [.. Walk(Card(view)).Select(o => o["content"]).OfType<JsonValue>().Select(v => v.GetValue<string>())];

    /// <summary>The values that presses on a card send, in order.</summary>
    public static IReadOnlyList<JsonObject> Presses(ICardView view) =>
        [.. Walk(Card(view)).Where(o => (string?)o["type"] == "callback").Select(o => o["value"]!.AsObject())];

    /// <summary>Elements with a tag.</summary>
    public static IReadOnlyList<JsonObject> Tagged(ICardView view, string tag) => [.. Walk(Card(view)).Where(o => o["tag"] is JsonValue v && v.GetValue<string>() == tag)];

    static IEnumerable<JsonObject> Walk(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Walk(p.Value)).Prepend(o),
        JsonArray a => a.SelectMany(Walk),
        _ => [],
    };

    [GeneratedRegex(@"ou_\w+")]
    private static partial Regex People();
}

using System.Text;
using System.Text.Json.Nodes;
using Kpi.Bot.Cards;
using Kpi.Bot.Settings;
using Kpi.Bot.Tests.House;
using Kpi.Sandbox.Rules.Cards;
using Kpi.Sandbox.World;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kpi.Bot.Tests.Cards;

/// <summary>A card as the platform gets it, filled from its template and accepted by the platform's rules.</summary>
sealed class Filled(JsonObject card, string json)
{
    static readonly CardTemplates Templates = new(new CardsOptions { Directory = Path.Combine(Repository.Root, "cards") }, NullLogger<CardTemplates>.Instance);
    static readonly FeishuWorld World = Peopled();

    public JsonObject Card => card;

    public int Bytes => Encoding.UTF8.GetByteCount(json);

    /// <summary>Objects with a <c>tag</c>, nested ones too; what is inside a chart or a table is data.</summary>
    public int Elements => Tagged(card).Count();

    public string Summary => (string)card["config"]!["summary"]!["content"]!;

    /// <summary>Every text a reader sees, in order, entities read back.</summary>
    public string Text => string.Join('\n', Tagged(card).Select(o => (string?)o["content"]).OfType<string>().Select(System.Net.WebUtility.HtmlDecode));

    /// <summary>Every markdown as it is sent.</summary>
    public string Markup => string.Join('\n', All("markdown").Select(o => (string?)o["content"]));

    public IEnumerable<JsonObject> All(string tag) => Tagged(card).Where(o => (string?)o["tag"] == tag);

    /// <summary>The commands behind its buttons.</summary>
    public IEnumerable<string> Commands => All("button").Select(b => (string?)b["behaviors"]![0]!["value"]?["command"]).OfType<string>();

    /// <summary>The marks of a chart, of all its series.</summary>
    public int Points => All("chart").Sum(c => c["chart_spec"]!["data"]!.AsArray().Sum(d => d!["values"]!.AsArray().Count));

    public static Filled Of(ICardView view)
    {
        var json = Templates.Render(view);
        var card = JsonNode.Parse(json)!.AsObject();
        CardRules.Check(card, World, Encoding.UTF8.GetByteCount(json));
        return new Filled(card, json);
    }

    static FeishuWorld Peopled()
    {
        var world = new FeishuWorld(new SandboxClock(DateTimeOffset.UnixEpoch, frozen: true), NullLogger<FeishuWorld>.Instance);
        foreach (var (id, name) in new[] { ("ou_sun", "孙经理"), ("ou_wang", "王芳"), ("ou_li", "李雷") })
            world.People.Put(new Person(id, "on_" + id, id, name, name, id + "@demo.kpi", "", "#3370ff"));
        return world;
    }

    static IEnumerable<JsonObject> Tagged(JsonNode? node) => node switch
    {
        JsonObject o => (o.ContainsKey("tag") ? [o] : Array.Empty<JsonObject>())
            .Concat(o.Where(p => p.Key is not ("chart_spec" or "rows")).SelectMany(p => Tagged(p.Value))),
        JsonArray a => a.SelectMany(Tagged),
        _ => [],
    };
}

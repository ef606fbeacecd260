using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fluid;
using Fluid.Values;
using Kpi.Bot.Cards;
using Kpi.Bot.Tests.House;
using Microsoft.Extensions.FileProviders;

namespace Kpi.Bot.Tests.Cards;

/// <summary>A card as the platform would get it, and what its rules count.</summary>
sealed class Filled(JsonObject card, string json)
{
    static readonly FluidParser Parser = new();
    static readonly string Cards = Path.Combine(Repository.Root, "cards");

    public JsonObject Card => card;

    public int Bytes => Encoding.UTF8.GetByteCount(json);

    /// <summary>Objects with a <c>tag</c>, nested ones too; what is inside a chart or a table is data.</summary>
    public int Elements => Tagged(card).Count();

    public string Summary => (string)card["config"]!["summary"]!["content"]!;

    /// <summary>Every text a reader sees, in order.</summary>
    public string Text => string.Join('\n', Tagged(card).Select(o => (string?)o["content"]).OfType<string>());

    public IEnumerable<JsonObject> All(string tag) => Tagged(card).Where(o => (string?)o["tag"] == tag);

    /// <summary>The commands behind its buttons.</summary>
    public IEnumerable<string> Commands => All("button").Select(b => (string?)b["behaviors"]![0]!["value"]?["command"]).OfType<string>();

    public static Filled Of(ICardView view)
    {
        var options = new TemplateOptions { FileProvider = new PhysicalFileProvider(Cards), MemberAccessStrategy = new UnsafeMemberAccessStrategy() };
        options.Filters.AddFilter("text", (input, _, _) => new StringValue(Escape(input.ToStringValue())));
        var template = Parser.Parse(File.ReadAllText(Path.Combine(Cards, view.Template + ".json.liquid")));
        var json = template.Render(new TemplateContext(view, options), System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        var card = JsonNode.Parse(json, null, new JsonDocumentOptions())!.AsObject();
        return new Filled(card, card.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    static string Escape(string text) => string.Concat(text.Select(c => "<>*~_`[]()#!\\\"'$|&".Contains(c) ? $"&#{(int)c};" : c.ToString()));

    static IEnumerable<JsonObject> Tagged(JsonNode? node) => node switch
    {
        JsonObject o => (o.ContainsKey("tag") ? [o] : Array.Empty<JsonObject>())
            .Concat(o.Where(p => p.Key is not ("chart_spec" or "rows")).SelectMany(p => Tagged(p.Value))),
        JsonArray a => a.SelectMany(Tagged),
        _ => [],
    };
}

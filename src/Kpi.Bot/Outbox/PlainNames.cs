using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kpi.Bot.Base;
using Kpi.Domain.Model;

namespace Kpi.Bot.Outbox;

/// <summary>Takes people's ids out of a card, because one stale id makes the platform refuse all of it (100290): names as text instead.</summary>
sealed partial class PlainNames(IKpiBase kpis)
{
    public string In(string card)
    {
        var root = JsonNode.Parse(card)!;
        return Rewritten(root)!.ToJsonString(Json.Compact);
    }

    /// <summary>The sentence a card shows in the chat list.</summary>
    public static string SummaryOf(string card)
    {
        var root = JsonNode.Parse(card);
        return root?["config"]?["summary"]?["content"]?.GetValue<string>() ?? root?["header"]?["title"]?["content"]?.GetValue<string>() ?? "这张卡片暂时无法显示";
    }

    JsonNode? Rewritten(JsonNode? node) => node switch
    {
        JsonObject element when Text(element["tag"]) == "person" => Line(Name(Text(element["user_id"]))),
        JsonObject element when Text(element["tag"]) == "person_list" && element["persons"] is JsonArray people =>
            Line(string.Join('、', people.Select(p => Name(Text(p?["id"]))))),
        JsonObject element => new JsonObject(element.Select(p => KeyValuePair.Create(p.Key, Rewritten(p.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Rewritten)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(People().Replace(text, m => Name(m.Groups["id"].Value))),
        _ => node?.DeepClone(),
    };

    string Name(string? id) => id is null ? "某位成员" : kpis.Now.NameOf(new UserId(id)) ?? "某位成员";

    static JsonObject Line(string text) => new()
    {
        ["tag"] = "div",
        ["text"] = new JsonObject { ["tag"] = "plain_text", ["content"] = text },
    };

    static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    // <at id=ou_…></at>, <person id='ou_…' …></person>
    [GeneratedRegex(@"<(?<tag>at|person)\s+id=['""]?(?<id>[\w-]+)['""]?[^>]*>\s*</\k<tag>>", RegexOptions.ExplicitCapture)]
    private static partial Regex People();
}

using System.Text;
using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.Rules.Cards;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Api.Messages;

/// <summary>Turns <c>msg_type</c> and the twice-encoded <c>content</c> into a message (messages.md §3).</summary>
sealed class Contents(FeishuWorld world)
{
    const int TextBytes = 150 * 1024, CardBytes = 30 * 1024;
    static readonly HashSet<string> FileTypes = ["image", "file", "audio", "media", "sticker"];

    /// <exception cref="Refusal">230001 malformed, 230025 too long, 230017 foreign file, 230099 card refused.</exception>
    internal Message Make(ApiCall call, Chat chat, string type, string content)
    {
        var parsed = Json.Object(content) ?? throw Invalid("content is not a string in json format");
        if (FileTypes.Contains(type)) throw new Refusal(230017, "Bot is NOT the owner of the resource.");
        var message = new Message(Ids.Message(), chat.Id, call.Actor, type, content, world.Clock.GetUtcNow());
        return type switch
        {
            "text" => Text(message, chat, parsed),
            "post" => Post(message, call, parsed),
            "interactive" => Card(message, call, parsed),
            "share_chat" or "share_user" => message,
            _ => throw Invalid("invalid msg_type"),
        };
    }

    /// <summary>Text of an edit.</summary>
    internal Message Text(Message message, Chat chat, JsonObject content)
    {
        if (!Json.IsString(content["text"], out var text)) throw Invalid("text is required");
        if (Encoding.UTF8.GetByteCount(message.Content) > TextBytes) throw TooLong();
        if (text.Length == 0) throw Invalid("message can't be empty");
        var (stored, mentions) = AtTags.Read(world, chat, text);
        return message with { Content = Json.Text(new JsonObject { ["text"] = stored }), Mentions = mentions };
    }

    internal static Message Post(Message message, ApiCall call, JsonObject content)
    {
        if (Encoding.UTF8.GetByteCount(call.BodyText) > CardBytes) throw TooLong();
        var body = content.Select(l => l.Value).OfType<JsonObject>().FirstOrDefault() ?? throw Invalid("post content has no locale");
        if (body["content"] is not JsonArray lines || lines.Any(l => l is not JsonArray)) throw Invalid("post content must be an array of arrays");
        // Read back, the locale level is gone.
        return message with { Content = Json.Text(body) };
    }

    /// <summary>The card of a send, reply or patch; the limit is on the request's body.</summary>
    internal Message Card(Message message, ApiCall call, JsonObject card)
    {
        if (Encoding.UTF8.GetByteCount(call.BodyText) > CardBytes) throw TooLong();
        if (Json.String(card["type"]) is "template" or "card")
            throw new CardRefusal(200380, "", "template does not exist", Json.Text(card["data"]));
        CardRules.Check(card, world, Encoding.UTF8.GetByteCount(message.Content));
        return message with { Card = card };
    }

    internal static Refusal Invalid(string culprit) => new(230001, $"Your request contains an invalid request parameter. ext={culprit}");
    static Refusal TooLong() => new(230025, "The length of the message content reaches its limit.");
}

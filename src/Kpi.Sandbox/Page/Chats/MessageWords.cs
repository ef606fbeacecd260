using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Page.Chats;

/// <summary>A stretch of a text message.</summary>
public sealed record TextPart(string Text, string? Url = null, bool Mention = false, bool MentionsMe = false);

/// <summary>What a message says, in words.</summary>
static partial class MessageWords
{
    /// <summary>The line under a chat's name, with who said it where several can.</summary>
    public static string Preview(FeishuWorld world, Chat chat, Message message)
    {
        var words = message.Deleted ? "撤回了一条消息" : Line(message);
        return chat.IsP2p ? words : $"{world.NameOf(message.Sender)}：{words}";
    }

    /// <summary>One line: the text, or the summary of a card.</summary>
    public static string Line(Message message) => message.Type switch
    {
        "text" => string.Concat(Parts(message, "").Select(p => p.Text)).ReplaceLineEndings(" "),
        "interactive" => CardLine(message.Card),
        "post" => "[富文本]",
        "image" => "[图片]",
        "file" => "[文件] " + Content(message)?["file_name"],
        _ => $"[{message.Type}]",
    };

    public static IEnumerable<TextPart> Parts(Message message, string viewer)
    {
        var text = (string?)Content(message)?["text"] ?? "";
        var at = 0;
        foreach (Match match in Special().Matches(text))
        {
            if (match.Index > at) yield return new(text[at..match.Index]);
            at = match.Index + match.Length;
            yield return match.Value switch
            {
                "@_all" => new("@所有人", Mention: true, MentionsMe: true),
                ['@', ..] => message.Mentions.Find(m => m.Key == match.Value) is { } met
                    ? new("@" + met.Name, Mention: true, MentionsMe: met.OpenId == viewer)
                    : new(match.Value),
                var url => new(url, url),
            };
        }

        if (at < text.Length) yield return new(text[at..]);
    }

    public static JsonObject? Content(Message message)
    {
        try
        {
            return JsonNode.Parse(message.Content) as JsonObject;
        }
        catch (System.Text.Json.JsonException)
        {
            // Stored as it came; what is no JSON has no parts and is shown raw.
            return null;
        }
    }

    static string CardLine(JsonObject? card)
    {
        if ((string?)card?["config"]?["summary"]?["content"] is { Length: > 0 } summary) return summary;
        return (string?)card?["header"]?["title"]?["content"] is { Length: > 0 } title ? $"[卡片] {title}" : "[卡片]";
    }

    [GeneratedRegex(@"@_all|@_user_\d+|https?://[^\s<>""'，。；（）]+")]
    private static partial Regex Special();
}

using System.Text.Json;
using Kpi.Feishu.Http;

namespace Kpi.Feishu.Messages;

/// <summary>Sends, answers and replaces messages.</summary>
/// <remarks>
/// 1000 a minute and 50 a second an endpoint; 5 a second to a chat, which all its bots share, to a person, and to a message.
/// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/im-v1/message/create
/// </remarks>
sealed class FeishuMessages(FeishuHttp http, ChatsOfMessages chats) : IMessages
{
    const string Card = "interactive", Text = "text";

    public Task<SentMessage> SendCardAsync(Recipient to, string cardJson, string key, CancellationToken ct) =>
        SendAsync(to, Card, cardJson, key, ct);

    public Task<SentMessage> SendTextAsync(Recipient to, string text, string key, CancellationToken ct) =>
        SendAsync(to, Text, TextOf(text), key, ct);

    public Task<SentMessage> ReplyCardAsync(MessageId to, string cardJson, string key, CancellationToken ct) =>
        ReplyAsync(to, Card, cardJson, key, ct);

    public Task<SentMessage> ReplyTextAsync(MessageId to, string text, string key, CancellationToken ct) =>
        ReplyAsync(to, Text, TextOf(text), key, ct);

    /// <summary>Replaces a card that stands in a chat.</summary>
    /// <remarks>5 a second and message. https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/im-v1/message/patch</remarks>
    /// <exception cref="FeishuException">Kind <c>Gone</c>: older than 14 days (230031) or recalled; send a new one.</exception>
    public Task UpdateCardAsync(MessageId id, string cardJson, CancellationToken ct) =>
        http.SendAsync(new Call(HttpMethod.Patch, "im/v1/messages/:message_id", id.Value) { Lane = id.Value },
            new CardPatch(cardJson), FeishuJson.Wire.CardPatch, ct);

    async Task<SentMessage> SendAsync(Recipient to, string kind, string content, string key, CancellationToken ct)
    {
        var (idType, id) = to.Chat is { } chat ? ("chat_id", chat.Value) : ("open_id", to.Person!.Value.Value);
        var call = new Call(HttpMethod.Post, "im/v1/messages") { Query = $"?receive_id_type={idType}", Lane = id };
        return Noted(await http.AskAsync(call, new NewMessage(id, kind, content, key),
            FeishuJson.Wire.NewMessage, FeishuJson.Wire.MessageData, ct));
    }

    /// <summary>https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/im-v1/message/reply</summary>
    async Task<SentMessage> ReplyAsync(MessageId to, string kind, string content, string key, CancellationToken ct)
    {
        var call = new Call(HttpMethod.Post, "im/v1/messages/:message_id/reply", to.Value) { Lane = chats.Of(to)?.Value ?? to.Value };
        return Noted(await http.AskAsync(call, new NewReply(kind, content, key),
            FeishuJson.Wire.NewReply, FeishuJson.Wire.MessageData, ct));
    }

    SentMessage Noted(MessageData data)
    {
        var sent = new SentMessage(new(data.MessageId), new(data.ChatId));
        chats.Note(sent.Id, sent.Chat);
        return sent;
    }

    static string TextOf(string text) =>
        JsonSerializer.Serialize(new TextContent(PlainText.Of(text)), FeishuJson.Wire.TextContent);
}

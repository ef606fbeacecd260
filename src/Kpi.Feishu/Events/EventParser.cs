using System.Text.Json;

namespace Kpi.Feishu.Events;

/// <summary>From Feishu's envelope to what happened. The payload is the same on both transports.</summary>
/// <remarks>https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/im-v1/message/events/receive and the other events' pages.</remarks>
static class EventParser
{
    /// <exception cref="JsonException">Not an envelope, or a member is missing that Feishu's pages promise.</exception>
    public static FeishuEvent Parse(ReadOnlyMemory<byte> payload)
    {
        using var document = JsonDocument.Parse(payload);
        return Parse(document.RootElement.Clone());
    }

    public static FeishuEvent Parse(JsonElement envelope)
    {
        if (envelope.At("header") is not { } header)
        {
            // Events of the first version; none is asked for, but a subscription of old may still send them.
            return new OtherEvent(envelope.Must("uuid"), envelope.Moment("ts") ?? default, envelope.Text("event", "type") ?? "");
        }
        var id = header.Must("event_id");
        var at = header.Moment("create_time") ?? throw new JsonException("header.create_time is missing");
        var type = header.Must("event_type");
        var body = envelope.At("event") ?? throw new JsonException("event is missing");
        return type switch
        {
            "im.message.receive_v1" when body.Text("sender", "sender_type") is null or "user" => Message(body, at),
            "card.action.trigger" => Press(body, id, at),
            "drive.file.bitable_record_changed_v1" => Records(body, id, at),
            "drive.file.bitable_field_changed_v1" => new FieldsChanged(id, at,
                body.Must("file_token"), body.Must("table_id"), body.Person("operator_id", "open_id")),
            "im.chat.member.bot.added_v1" => Membership(body, id, at, joined: true),
            "im.chat.member.bot.deleted_v1" => Membership(body, id, at, joined: false),
            "im.chat.access_event.bot_p2p_chat_entered_v1" => new ChatEntered(id, at,
                new(body.Must("chat_id")), new(body.Must("operator_id", "open_id"))),
            "application.bot.menu_v6" => new MenuUsed(id, at,
                new(body.Must("operator", "operator_id", "open_id")), body.Must("event_key")),
            _ => new OtherEvent(id, at, type),
        };
    }

    /// <summary>A message is known by its own id: Feishu may send it again under another event id.</summary>
    static MessageReceived Message(JsonElement body, DateTimeOffset at)
    {
        var message = body.At("message") ?? throw new JsonException("message is missing");
        var id = message.Must("message_id");
        var kind = message.Must("message_type");
        var mentions = message.Items("mentions")
            .Where(mention => mention.Text("key") is not null && mention.Text("id", "open_id") is not null)
            .Select(mention => new Mention(mention.Must("key"), new(mention.Must("id", "open_id")), mention.Text("name") ?? ""))
            .ToList();
        return new(id, message.Moment("create_time") ?? at, new(id), new(message.Must("chat_id")),
            message.Must("chat_type") != "p2p", new(body.Must("sender", "sender_id", "open_id")), kind,
            MessageText.Of(kind, message.Text("content"), mentions), mentions,
            MessageOf(message.Text("parent_id")), MessageOf(message.Text("root_id")));
    }

    static CardPressed Press(JsonElement body, string id, DateTimeOffset at)
    {
        var action = body.At("action") ?? throw new JsonException("action is missing");
        return new(id, at, new(body.Must("operator", "open_id")), new(body.Must("context", "open_message_id")),
            new(body.Must("context", "open_chat_id")), action.At("value") ?? EmptyObject, FormValues.Of(action), action.Text("option"));
    }

    static RecordsChanged Records(JsonElement body, string id, DateTimeOffset at) => new(id, at,
        body.Must("file_token"), body.Must("table_id"), body.At("revision") is { } revision && revision.TryGetInt64(out var number) ? number : 0,
        body.Person("operator_id", "open_id"),
        [.. body.Items("action_list").Select(change => new RecordChanged(
            change.Must("record_id"), ActionOf(change.Must("action")),
            RecordValues.Of(change.Items("before_value")), RecordValues.Of(change.Items("after_value"))))]);

    static RecordAction ActionOf(string action) => action switch
    {
        "record_added" => RecordAction.Added,
        "record_deleted" => RecordAction.Deleted,
        "record_edited" => RecordAction.Edited,
        _ => throw new JsonException($"unknown action {action}"),
    };

    static BotMembership Membership(JsonElement body, string id, DateTimeOffset at, bool joined) =>
        new(id, at, new(body.Must("chat_id")), body.Text("name"), joined);

    static MessageId? MessageOf(string? id) => id is null ? null : new MessageId(id);

    static JsonElement EmptyObject { get; } = JsonElement.Parse("{}"u8);
}

using System.Globalization;
using System.Text.Json.Nodes;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Gateway.Events;

/// <summary>The v2 envelope and what several events share (events.md §3).</summary>
sealed class Envelopes(FeishuWorld world)
{
    const string EmployeeIdScope = "contact:user.employee_id:readonly";

    internal JsonObject Event(BotApp app, string type, JsonObject content) =>
        Envelope(app, type, Text(world.Clock.GetUtcNow().ToUnixTimeMilliseconds()), content);

    /// <summary><c>card.action.trigger</c>; its <c>create_time</c> counts microseconds (16 digits).</summary>
    internal JsonObject CardAction(CardPress press, string updateToken) => Envelope(press.App, "card.action.trigger",
        Text((world.Clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond), new()
        {
            ["operator"] = With(PersonIds(press.App, press.By), "tenant_key", world.TenantKey),
            ["token"] = updateToken,
            ["action"] = press.Action.DeepClone(),
            ["host"] = "im_message",
            ["context"] = new JsonObject { ["open_message_id"] = press.Card.Id, ["open_chat_id"] = press.Card.ChatId },
        });

    /// <summary>The three ids of a person; <c>user_id</c> only with its scope.</summary>
    internal static JsonObject PersonIds(BotApp app, Person person)
    {
        var ids = new JsonObject { ["union_id"] = person.UnionId, ["open_id"] = person.OpenId };
        if (app.Scopes.Contains(EmployeeIdScope)) ids["user_id"] = person.UserId;
        return ids;
    }

    internal JsonObject ActorIds(BotApp app, Actor actor) => !actor.IsApp && world.People.Find(actor.Id) is { } person
        ? PersonIds(app, person)
        : new JsonObject { ["union_id"] = "", ["open_id"] = world.Apps.Find(actor.Id)?.BotOpenId ?? "" };

    JsonObject Envelope(BotApp app, string type, string createTime, JsonObject content) => new()
    {
        ["schema"] = "2.0",
        ["header"] = new JsonObject
        {
            ["event_id"] = Ids.EventId(), ["event_type"] = type, ["create_time"] = createTime, ["token"] = Ids.Fixed("", app.AppId, 32),
            ["app_id"] = app.AppId, ["tenant_key"] = world.TenantKey,
        },
        ["event"] = content,
    };

    static JsonObject With(JsonObject ids, string key, string value)
    {
        ids[key] = value;
        return ids;
    }

    internal static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

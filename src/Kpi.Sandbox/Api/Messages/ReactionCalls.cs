using System.Globalization;
using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Api.Messages;

/// <summary>Emoji on messages (messages.md §8).</summary>
sealed class ReactionCalls(FeishuWorld world) : IEndpoints
{
    static readonly string[] Any = ["im:message", "im:message.reactions:write_only"];

    // A part of the platform's list; names are case-sensitive.
    static readonly HashSet<string> Emojis =
    [
        "OK", "THUMBSUP", "THANKS", "MUSCLE", "FINGERHEART", "APPLAUSE", "FISTBUMP", "JIAYI", "DONE", "SMILE", "BLUSH", "LAUGH", "SMIRK", "LOL",
        "FACEPALM", "LOVE", "WINK", "PROUD", "WITTY", "SMART", "SCOWL", "THINKING", "SOB", "CRY", "ERROR", "Get", "OnIt", "OneSecond", "Typing",
        "CheckMark", "CrossMark", "HEART", "PARTY", "ROSE", "LGTM", "YEAH", "EYES", "Pin", "Alarm", "Loudspeaker", "Trophy", "Fire", "Hundred", "JIAYOU",
    ];

    public IEnumerable<Endpoint> All =>
    [
        Endpoint.Of("POST", "/open-apis/im/v1/messages/{message_id}/reactions", Limit.Usual, Any, React),
        Endpoint.Of("DELETE", "/open-apis/im/v1/messages/{message_id}/reactions/{reaction_id}", Limit.Usual, Any, TakeBack),
    ];

    JsonObject React(ApiCall call)
    {
        var message = Readable(call);
        var emoji = Json.String(call.Body["reaction_type"]?["emoji_type"]) ?? "";
        if (!Emojis.Contains(emoji)) throw new Refusal(231001, "reaction type is invalid.");
        var mine = message.Reactions.Find(r => r.EmojiType == emoji && r.By == call.Actor) ?? new Reaction(Ids.Reaction(), emoji, call.Actor, world.Clock.GetUtcNow());
        world.Messages.Change(message.Id, m => m.Reactions.Contains(mine) ? m : m with { Reactions = m.Reactions.Add(mine) });
        return Shown(mine);
    }

    JsonObject TakeBack(ApiCall call)
    {
        var message = Readable(call);
        var mine = message.Reactions.Find(r => r.Id == call.Route("reaction_id") && r.By == call.Actor) ?? throw new Refusal(231007, "The reaction does not exist or is not yours.");
        world.Messages.Change(message.Id, m => m with { Reactions = m.Reactions.Remove(mine) });
        return Shown(mine);
    }

    Message Readable(ApiCall call)
    {
        var message = world.Messages.Find(call.Route("message_id"));
        if (message is null or { Deleted: true }) throw new Refusal(231003, "The message is not found or has been recalled.");
        return world.Chats.Require(message.ChatId).Bots.Contains(call.App.AppId) ? message : throw new Refusal(231002, "The bot can not be outside the group.");
    }

    static JsonObject Shown(Reaction reaction) => new()
    {
        ["reaction_id"] = reaction.Id,
        ["operator"] = new JsonObject { ["operator_id"] = reaction.By.Id, ["operator_type"] = reaction.By.IsApp ? "app" : "user" },
        ["action_time"] = reaction.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        ["reaction_type"] = new JsonObject { ["emoji_type"] = reaction.EmojiType },
    };
}

using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Api.Messages;

/// <summary>From <c>receive_id</c> to a chat the bot may write to.</summary>
sealed class Recipients(FeishuWorld world)
{
    /// <exception cref="Refusal">230034 id of another kind, 99992351/60/63 nobody, 230001 no such chat, and those of <see cref="Enter"/> and <see cref="P2p"/>.</exception>
    internal Chat Find(BotApp app, string kind, string id)
    {
        var prefix = kind switch { "open_id" => "ou_", "union_id" => "on_", "chat_id" => "oc_", _ => "" };
        if (!id.StartsWith(prefix, StringComparison.Ordinal)) throw new Refusal(230034, "The receive_id is invalid.");
        if (kind == "chat_id")
            return Enter(app, world.Chats.All.FirstOrDefault(c => c.Id == id)
                ?? throw new Refusal(230001, "Your request contains an invalid request parameter. ext=invalid receive_id"));
        return P2p(app, world.People.ById(kind, id) ?? throw (kind switch
        {
            "open_id" => new Refusal(99992351, $"these open ids not existed: [{id}]"),
            "union_id" => new Refusal(99992363, $"these union ids not existed: [{id}]"),
            "user_id" => new Refusal(99992360, $"these user ids not existed: [{id}]"),
            _ => new Refusal(230001, "Your request contains an invalid request parameter. ext=invalid receive_id"),
        }));
    }

    /// <exception cref="Refusal">232009 dissolved, 230002 bot not in the group.</exception>
    internal Chat Enter(BotApp app, Chat chat)
    {
        if (chat.Dissolved) throw new Refusal(232009, "Your request specifies a chat which has already been dissolved.");
        if (!chat.Bots.Contains(app.AppId)) throw new Refusal(230002, "The bot can not be outside the group.");
        if (chat.IsP2p) Reachable(app, world.People.Require(chat.Members[0]));
        return chat;
    }

    /// <summary>The direct chat, made on first contact.</summary>
    Chat P2p(BotApp app, Person person)
    {
        Reachable(app, person);
        return world.Chats.P2p(app, person);
    }

    static void Reachable(BotApp app, Person person)
    {
        if (person.Resigned) throw new Refusal(230029, "User has resigned.");
        if (app.AvailableTo is { } range && !range.Contains(person.OpenId)) throw new Refusal(230013, "Bot has NO availability to this user.");
    }
}

using System.Collections.Immutable;

namespace Kpi.Sandbox.World;

/// <summary>Groups and direct chats.</summary>
public sealed class ChatStore(FeishuWorld world)
{
    readonly Lock gate = new();
    ImmutableList<Chat> all = [];

    public IReadOnlyList<Chat> All => all;

    /// <summary>By chat id, or a group by its name.</summary>
    public Chat? Find(string? key) => all.Find(c => c.Id == key) ?? all.Find(c => !c.IsP2p && c.Name == key);

    /// <exception cref="ArgumentException">There is no such chat.</exception>
    public Chat Require(string key) => Find(key) ?? throw new ArgumentException($"没有这个会话：{key}", nameof(key));

    /// <summary>The chats a person sees at the left: groups they are in, and direct chats with bots.</summary>
    public IReadOnlyList<Chat> Of(Person person) => all.FindAll(c => c.Members.Contains(person.OpenId));

    public Chat? FindP2p(BotApp app, Person person) =>
        all.Find(c => c.IsP2p && c.Bots.Contains(app.AppId) && c.Members.Contains(person.OpenId));

    /// <summary>The direct chat of a bot and a person; made on first contact, from either side.</summary>
    public Chat P2p(BotApp app, Person person)
    {
        Chat chat;
        lock (gate)
        {
            if (FindP2p(app, person) is { } known) return known;
            chat = new Chat(Ids.Chat(), ChatMode.P2p, app.Name, [person.OpenId], [app.AppId]) { Created = world.Clock.GetUtcNow() };
            all = all.Add(chat);
        }
        world.Tell(new ChatChanged(chat.Id));
        return chat;
    }

    public Chat AddGroup(string name, IEnumerable<Person> members, IEnumerable<BotApp> bots, string? id = null)
    {
        var people = members.Select(p => p.OpenId).ToImmutableList();
        var chat = new Chat(id ?? Ids.Chat(), ChatMode.Group, name, people, [.. bots.Select(b => b.AppId)])
        {
            OwnerOpenId = people.FirstOrDefault(),
            Created = world.Clock.GetUtcNow(),
        };
        lock (gate) all = all.Add(chat);
        world.Tell(new ChatChanged(chat.Id));
        return chat;
    }

    public Chat Change(string chatId, Func<Chat, Chat> change)
    {
        Chat changed;
        lock (gate)
        {
            var at = all.FindIndex(c => c.Id == chatId);
            if (at < 0) throw new ArgumentException($"没有这个会话：{chatId}", nameof(chatId));
            all = all.SetItem(at, changed = change(all[at]));
        }
        world.Tell(new ChatChanged(chatId));
        return changed;
    }

    /// <summary>Adds or removes a bot; the bot learns of it by an event (events.md §4.2).</summary>
    public void SetBot(string chatId, BotApp app, Actor by, bool added)
    {
        Change(chatId, c => c with { Bots = added ? c.Bots.Remove(app.AppId).Add(app.AppId) : c.Bots.Remove(app.AppId) });
        world.Tell(new BotMembership(chatId, app.AppId, by, added));
    }
}

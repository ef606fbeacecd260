using System.Collections.Immutable;

namespace Kpi.Sandbox.World;

/// <summary>All messages, by chat in the order they came.</summary>
public sealed class MessageStore(FeishuWorld world)
{
    readonly Lock gate = new();
    readonly Dictionary<string, Message> byId = [];
    readonly Dictionary<string, ImmutableList<string>> byChat = [];
    readonly Dictionary<string, int> locks = [];

    public Message? Find(string? id) { lock (gate) return id is null ? null : byId.GetValueOrDefault(id); }

    /// <exception cref="ArgumentException">There is no such message.</exception>
    public Message Require(string id) => Find(id) ?? throw new ArgumentException($"没有这条消息：{id}", nameof(id));

    /// <summary>A chat's messages, oldest first, as they stood at the call.</summary>
    public IReadOnlyList<Message> In(string chatId)
    {
        lock (gate) return [.. byChat.GetValueOrDefault(chatId, []).Select(id => byId[id])];
    }

    public Message? Last(string chatId)
    {
        lock (gate) return byChat.GetValueOrDefault(chatId) is [.., var id] ? byId[id] : null;
    }

    public Message Add(Message message)
    {
        lock (gate)
        {
            byId.Add(message.Id, message);
            byChat[message.ChatId] = byChat.GetValueOrDefault(message.ChatId, []).Add(message.Id);
        }
        world.Tell(new MessageAdded(message.ChatId, message.Id));
        return message;
    }

    public Message Change(string id, Func<Message, Message> change)
    {
        Message changed;
        lock (gate) byId[id] = changed = change(byId[id]);
        world.Tell(new MessageUpdated(changed.ChatId, id));
        return changed;
    }

    /// <summary>A press on this card waits for its answer; updates are refused meanwhile ("card action is lock").</summary>
    public bool IsLocked(string id) { lock (gate) return locks.ContainsKey(id); }

    internal void LockCard(Message card)
    {
        lock (gate) locks[card.Id] = locks.GetValueOrDefault(card.Id) + 1;
        world.Tell(new CardLocked(card.ChatId, card.Id, true));
    }

    internal void UnlockCard(Message card)
    {
        lock (gate)
        {
            if (locks[card.Id] == 1) locks.Remove(card.Id);
            else locks[card.Id]--;
        }
        world.Tell(new CardLocked(card.ChatId, card.Id, IsLocked(card.Id)));
    }
}

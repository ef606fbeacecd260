using System.Collections.Concurrent;

namespace Kpi.Feishu.Messages;

/// <summary>Which chat a recent message stands in, so that answers to it keep within the chat's rate.</summary>
sealed class ChatsOfMessages
{
    const int Most = 5000;

    readonly ConcurrentDictionary<MessageId, ChatId> chats = new();
    readonly ConcurrentQueue<MessageId> order = new();

    public void Note(MessageId message, ChatId chat)
    {
        if (!chats.TryAdd(message, chat))
            return;
        order.Enqueue(message);
        while (order.Count > Most && order.TryDequeue(out var oldest))
            chats.TryRemove(oldest, out _);
    }

    public ChatId? Of(MessageId message) => chats.TryGetValue(message, out var chat) ? chat : null;
}

using System.Collections.Concurrent;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Page;

/// <summary>How far each person has read each chat, for all open pages.</summary>
public sealed class ReadMarks
{
    readonly ConcurrentDictionary<(string OpenId, string ChatId), int> read = new();

    public event Action? Changed;

    /// <summary>Number of messages of the chat that the person has seen.</summary>
    public int Of(Person person, string chatId) => read.GetValueOrDefault((person.OpenId, chatId));

    public void Reach(Person person, string chatId, int count)
    {
        var key = (person.OpenId, chatId);
        var before = Of(person, chatId);
        if (before >= count) return;
        read[key] = count;
        Changed?.Invoke();
    }

    public int Unread(Person person, IReadOnlyList<Message> messages, string chatId) =>
        messages.Skip(Of(person, chatId)).Count(m => !m.Deleted && m.Sender.Id != person.OpenId && IsFor(m, person));

    /// <summary>Ephemeral messages are one person's.</summary>
    public static bool IsFor(Message message, Person person) => message.OnlyFor is null || message.OnlyFor == person.OpenId;
}

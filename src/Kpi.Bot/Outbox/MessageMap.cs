using Kpi.Bot.State;
using Kpi.Feishu.Messages;

namespace Kpi.Bot.Outbox;

/// <summary>A message that stands for a subject.</summary>
sealed record MappedMessage
{
    public string Message { get; init; } = "";

    public string Chat { get; init; } = "";
}

/// <summary>Which message stands for which subject, and whose the direct chats are.</summary>
sealed class MessageMap(IStateDb db, Clocks clocks)
{
    public async Task<IReadOnlyList<MappedMessage>> OfAsync(string subject, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await connection.ListAsync<MappedMessage>(
            "SELECT message, chat FROM message_subject WHERE subject = @subject ORDER BY sent_at", new { subject }, ct);
    }

    public async Task NoteAsync(Tx tx, SentMessage sent, string? subject, string? person)
    {
        if (subject is not null)
            await tx.ExecuteAsync(
                "INSERT INTO message_subject (message, chat, subject, sent_at) VALUES (@Id, @Chat, @subject, @Now) ON CONFLICT DO NOTHING",
                new { Id = sent.Id.Value, Chat = sent.Chat.Value, subject, clocks.Now }, CancellationToken.None);
        if (person is not null)
            await NoteDirectAsync(tx, sent.Chat.Value, person, CancellationToken.None);
    }

    public static Task NoteDirectAsync(Tx tx, string chat, string person, CancellationToken ct) =>
        tx.ExecuteAsync("INSERT INTO direct_chat (chat, person) VALUES (@chat, @person) ON CONFLICT DO NOTHING", new { chat, person }, ct);

    public static Task ForgetAsync(Tx tx, string message) =>
        tx.ExecuteAsync("DELETE FROM message_subject WHERE message = @message", new { message }, CancellationToken.None);

    /// <summary>Groups are all chats that were never seen as somebody's direct chat.</summary>
    public async Task<bool> IsDirectAsync(string chat, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await connection.OneAsync<string>("SELECT person FROM direct_chat WHERE chat = @chat", new { chat }, ct) is not null;
    }
}

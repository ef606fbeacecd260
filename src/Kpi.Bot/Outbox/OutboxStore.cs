using System.Text.Json;
using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Schedule;
using Kpi.Bot.State;

namespace Kpi.Bot.Outbox;

/// <summary>The outbox' table: rows in, in the transaction that decided them; cards are rendered here, so that a broken one fails the decision.</summary>
public sealed class OutboxStore(IStateDb db, ICardRenderer cards, IKpiBase kpis, WorkingHours hours, Clocks clocks, OutboxSignal signal) : IOutbox
{
    public async Task AddAsync(Tx tx, IReadOnlyList<Post> posts, IReadOnlyList<BaseWrite> writes, CancellationToken ct)
    {
        if (posts.Count == 0 && writes.Count == 0)
            return;
        // Writes first: a person who is told of a change finds it in the base a moment later at the most.
        foreach (var write in writes)
            await AddAsync(tx, write, ct);
        foreach (var post in posts)
            await AddAsync(tx, post, ct);
        tx.Afterwards(() =>
        {
            foreach (var write in writes)
                kpis.Apply(write);
            signal.Wake();
        });
    }

    public async Task<string?> SubjectOfAsync(string message, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await connection.OneAsync<string>("SELECT subject FROM message_subject WHERE message = @message", new { message }, ct);
    }

    public async Task DrainedAsync(CancellationToken ct)
    {
        while (true)
        {
            var next = signal.Next;
            if (await WaitingNowAsync(ct) == 0)
                return;
            await next.WaitAsync(ct);
        }
    }

    /// <summary>Rows that could go now: those in flight or between two tries count, those that wait for working hours don't.</summary>
    public async Task<int> WaitingNowAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await connection.OneAsync<int>(
            "SELECT COUNT(*) FROM outbox WHERE state = 'waiting' AND (not_before IS NULL OR not_before <= @now)", new { now = clocks.Now }, ct);
    }

    async Task AddAsync(Tx tx, BaseWrite write, CancellationToken ct) => await tx.ExecuteAsync(
        """
        INSERT INTO outbox (id, kind, lane, base, tbl, row_key, payload, created_at)
        VALUES (@Id, 'write', @Lane, @Base, @Table, @Key, @Payload, @Now)
        """,
        new
        {
            Id = NewId(), Lane = $"base:{write.Base}", write.Base, write.Table, write.Key,
            Payload = JsonSerializer.Serialize(write.Fields, Json.Compact), clocks.Now,
        }, ct);

    async Task AddAsync(Tx tx, Post post, CancellationToken ct)
    {
        var card = cards.Render(post.View);
        if (post.Kind == PostKind.Update)
            await OvertakeAsync(tx, post.Subject!, card, ct);
        await tx.ExecuteAsync(
            """
            INSERT INTO outbox (id, kind, lane, chat, person, reply_to, subject, payload, not_before, created_at)
            VALUES (@Id, @Kind, @Lane, @Chat, @Person, @ReplyTo, @Subject, @Card, @NotBefore, @Now)
            """,
            new
            {
                Id = NewId(), Kind = KindOf(post.Kind), Lane = LaneOf(post), post.Chat, Person = post.Person?.Value, post.ReplyTo, post.Subject,
                Card = card, NotBefore = post.Unasked ? hours.HeldUntil(clocks.Now) : null, clocks.Now,
            }, ct);
    }

    /// <summary>A newer picture of a subject: an update that has not begun is dropped, and what was not sent yet goes out current.</summary>
    static async Task OvertakeAsync(Tx tx, string subject, string card, CancellationToken ct)
    {
        await tx.ExecuteAsync(
            "UPDATE outbox SET state = 'superseded' WHERE subject = @subject AND kind = 'update' AND state = 'waiting' AND tries = 0", new { subject }, ct);
        await tx.ExecuteAsync(
            "UPDATE outbox SET payload = @card WHERE subject = @subject AND kind IN ('send', 'reply') AND state IN ('waiting', 'parked')",
            new { subject, card }, ct);
    }

    static string LaneOf(Post post) => post switch
    {
        { Kind: PostKind.Update } => $"subject:{post.Subject}",
        { Chat: { } chat } => $"chat:{chat}",
        _ => $"person:{post.Person}",
    };

    static string KindOf(PostKind kind) => kind switch
    {
        PostKind.Send => "send",
        PostKind.Reply => "reply",
        _ => "update",
    };

    static string NewId() => Guid.NewGuid().ToString();
}

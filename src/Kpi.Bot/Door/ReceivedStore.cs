using System.Text.Json;
using Kpi.Bot.State;
using Kpi.Feishu.Events;

namespace Kpi.Bot.Door;

/// <summary>What came in and what became of it; the id makes it happen once, also a day later and after a restart.</summary>
public sealed class ReceivedStore(IStateDb db, Clocks clocks, InboxSignal signal)
{
    const string Insert =
        """
        INSERT INTO received (id, kind, lane, payload, received_at, state) VALUES (@Id, @Kind, @Lane, @Payload, @Now, @State)
        ON CONFLICT DO NOTHING
        """;

    // What is handled later, by the name it is stored under.
    static readonly Type[] Kinds = [typeof(MessageReceived), typeof(BotMembership), typeof(ChatEntered), typeof(MenuUsed), typeof(Asked)];

    public static bool Takes(FeishuEvent happened) => Kinds.Contains(happened.GetType());

    /// <summary>Stores an event for the receptionist; a repetition is nothing.</summary>
    public async Task StoreAsync(FeishuEvent happened, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct);
        await StoreAsync(tx, happened, ct);
        await tx.CommitAsync(ct);
    }

    /// <summary>The same in a transaction that decided it.</summary>
    public async Task StoreAsync(Tx tx, FeishuEvent happened, CancellationToken ct)
    {
        var payload = JsonSerializer.Serialize(happened, happened.GetType(), Json.Compact);
        await tx.TryInsertAsync(Insert, new { happened.Id, Kind = happened.GetType().Name, Lane = LaneOf(happened), Payload = payload, clocks.Now, State = "stored" }, ct);
        tx.Afterwards(signal.Wake);
    }

    /// <summary>Notes a press; false when it was handled before.</summary>
    public Task<bool> TryNotePressAsync(Tx tx, CardPressed press, CancellationToken ct) => tx.TryInsertAsync(
        Insert, new { press.Id, Kind = nameof(CardPressed), Lane = press.Chat.Value, Payload = press.Value.GetRawText(), clocks.Now, State = "done" }, ct);

    /// <summary>The toast a press was answered with, for its repetition.</summary>
    public async Task<PressReply?> ReplyOfAsync(Tx tx, string id, CancellationToken ct) =>
        (await tx.QueryAsync<string>("SELECT reply FROM received WHERE id = @id AND reply IS NOT NULL", new { id }, ct)) is [var reply]
            ? JsonSerializer.Deserialize<PressReply>(reply) : null;

    public Task NoteReplyAsync(Tx tx, string id, PressReply reply, CancellationToken ct) => tx.ExecuteAsync(
        "UPDATE received SET reply = @Reply WHERE id = @id", new { id, Reply = JsonSerializer.Serialize(reply with { CardJson = null }, Json.Compact) }, ct);

    /// <summary>The oldest unhandled event of each chat.</summary>
    internal async Task<IReadOnlyList<LaneHead>> HeadsAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        return await connection.ListAsync<LaneHead>(
            "SELECT MIN(seq) AS seq, id, lane FROM received WHERE state = 'stored' GROUP BY lane ORDER BY 1", null, ct);
    }

    /// <summary>Counts a try and gives the event; null where it is no longer to be handled.</summary>
    public async Task<(FeishuEvent Happened, long Tries)?> ClaimAsync(long seq, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct);
        var rows = await tx.QueryAsync<Row>(
            "UPDATE received SET tries = tries + 1 WHERE seq = @seq AND state = 'stored' RETURNING kind, payload, tries", new { seq }, ct);
        await tx.CommitAsync(ct);
        if (rows is not [var row])
            return null;
        var kind = Kinds.Single(k => k.Name == row.Kind);
        return ((FeishuEvent)JsonSerializer.Deserialize(row.Payload, kind)!, row.Tries);
    }

    /// <summary>In the transaction of what followed from the event.</summary>
    public static Task DoneAsync(Tx tx, string id, CancellationToken ct) =>
        tx.ExecuteAsync("UPDATE received SET state = 'done', error = NULL WHERE id = @id", new { id }, ct);

    public static Task FailedAsync(Tx tx, string id, string error, CancellationToken ct) =>
        tx.ExecuteAsync("UPDATE received SET state = 'failed', error = @error WHERE id = @id", new { id, error }, ct);

    static string LaneOf(FeishuEvent happened) => happened switch
    {
        MessageReceived message => message.Chat.Value,
        BotMembership membership => membership.Chat.Value,
        ChatEntered entered => entered.Chat.Value,
        MenuUsed menu => menu.Person.Value,
        Asked asked => asked.Chat.Value,
        _ => "",
    };

    sealed record Row
    {
        public string Kind { get; init; } = "";

        public string Payload { get; init; } = "";

        public long Tries { get; init; }
    }
}

using Kpi.Bot.State;
using Kpi.Feishu;
using Kpi.Feishu.Messages;

namespace Kpi.Bot.Outbox;

/// <summary>Sends a new card, or answers a message with one.</summary>
/// <remarks>
/// A crash between sending and noting it is made good by the row's id as <c>uuid</c>: within the hour the platform sends nothing twice.
/// A process that stays down longer sends again: an answer that is lost is worse than one that stands there twice.
/// </remarks>
sealed class CardSender(IMessages messages, MessageMap map, PlainNames plain, IStateDb db) : Carrier(db)
{
    /// <summary>The card names a person the platform does not know here (any more).</summary>
    public const int UnknownPerson = 100290;

    public override async Task CarryAsync(OutboxRow row, CancellationToken ct)
    {
        var sent = await SendAsync(row, ct);
        await DoneAsync(row, sent.Id.Value, tx => map.NoteAsync(tx, sent, row.Subject, row.ReplyTo is null ? row.Person : null));
    }

    async Task<SentMessage> SendAsync(OutboxRow row, CancellationToken ct)
    {
        try
        {
            return await SendAsync(row, row.Payload, row.Id, ct);
        }
        catch (FeishuException refused) when (refused.SubCode == UnknownPerson)
        {
            return await SendAsync(row, plain.In(row.Payload), row.Id, ct);
        }
        catch (FeishuException refused) when (refused is { Kind: FailureKind.Invalid, SubCode: not null })
        {
            // A card the platform can't read is our mistake; the person still gets its sentence.
            return await messages.SendTextAsync(To(row), PlainNames.SummaryOf(row.Payload), row.Id, ct);
        }
    }

    async Task<SentMessage> SendAsync(OutboxRow row, string card, string key, CancellationToken ct)
    {
        if (row.ReplyTo is null)
            return await messages.SendCardAsync(To(row), card, key, ct);
        try
        {
            return await messages.ReplyCardAsync(new MessageId(row.ReplyTo), card, key, ct);
        }
        catch (FeishuException recalled) when (recalled.Kind == FailureKind.Gone)
        {
            return await messages.SendCardAsync(To(row), card, key, ct);
        }
    }

    static Recipient To(OutboxRow row) => row.Chat is { } chat ? Recipient.To(new ChatId(chat)) : Recipient.To(new OpenId(row.Person!));
}

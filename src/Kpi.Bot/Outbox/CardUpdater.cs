using System.Security.Cryptography;
using System.Text;
using Kpi.Bot.State;
using Kpi.Feishu;
using Kpi.Feishu.Messages;

namespace Kpi.Bot.Outbox;

/// <summary>Replaces every card that stands for a subject; one that can't be changed any more is sent anew.</summary>
sealed class CardUpdater(IMessages messages, MessageMap map, PlainNames plain, AnswerGate gate, IStateDb db) : Carrier(db)
{
    public override async Task CarryAsync(OutboxRow row, CancellationToken ct)
    {
        List<(MappedMessage Old, SentMessage New)> renewed = [];
        foreach (var standing in await map.OfAsync(row.Subject!, ct))
        {
            await gate.PassAsync(standing.Message, ct);
            if (await UpdateAsync(row, standing, ct) is { } sent)
                renewed.Add((standing, sent));
        }
        await DoneAsync(row, null, async tx =>
        {
            foreach (var (old, sent) in renewed)
            {
                await MessageMap.ForgetAsync(tx, old.Message);
                await map.NoteAsync(tx, sent, row.Subject, null);
            }
        });
    }

    async Task<SentMessage?> UpdateAsync(OutboxRow row, MappedMessage standing, CancellationToken ct)
    {
        try
        {
            await UpdateAsync(standing, row.Payload, ct);
            return null;
        }
        catch (FeishuException gone) when (gone.Kind == FailureKind.Gone)
        {
            // The same key at each try, so that a crash in between sends one new card and not two.
            var key = KeyOf(row.Id, standing.Message);
            try
            {
                return await messages.SendCardAsync(Recipient.To(new ChatId(standing.Chat)), row.Payload, key, ct);
            }
            catch (FeishuException refused) when (refused.SubCode == CardSender.UnknownPerson)
            {
                return await messages.SendCardAsync(Recipient.To(new ChatId(standing.Chat)), plain.In(row.Payload), key, ct);
            }
        }
    }

    async Task UpdateAsync(MappedMessage standing, string card, CancellationToken ct)
    {
        try
        {
            await messages.UpdateCardAsync(new MessageId(standing.Message), card, ct);
        }
        catch (FeishuException refused) when (refused.SubCode == CardSender.UnknownPerson)
        {
            await messages.UpdateCardAsync(new MessageId(standing.Message), plain.In(card), ct);
        }
    }

    static string KeyOf(string row, string message) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{row}/{message}")).AsSpan(0, 16)).ToString();
}

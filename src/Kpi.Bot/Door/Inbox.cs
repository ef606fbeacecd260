using Kpi.Feishu.Events;

namespace Kpi.Bot.Door;

/// <summary>Where everything from Feishu comes in: stored first, acknowledged then, handled after.</summary>
sealed class Inbox(ReceivedStore received, PressDesk presses, IEnumerable<IEventListener> listeners) : IEventSink
{
    public async Task StoreAsync(FeishuEvent happened, CancellationToken ct)
    {
        if (ReceivedStore.Takes(happened))
            await received.StoreAsync(happened, ct);
        else if (happened is RecordsChanged or FieldsChanged)
            foreach (var listener in listeners)
                await listener.HearAsync(happened, ct);
    }

    public Task<PressReply> PressAsync(CardPressed press, Task answered, CancellationToken ct) => presses.PressAsync(press, answered, ct);
}

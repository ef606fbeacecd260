using Kpi.Bot.State;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Base;

public sealed partial class KpiBase : IWatch
{
    public IReadOnlyList<Watched> Open => watch.Open;

    public Task<bool> TryConfirmAsync(Tx tx, string id, UserId by, DateTimeOffset at, CancellationToken ct) => watch.TryConfirmAsync(tx, id, by, at, ct);

    /// <summary>After targets or members changed, whoever told it.</summary>
    async Task WatchAsync(BaseMirror mirror, CancellationToken ct)
    {
        if (!mirror.IsWatchDue || mirror.Now is not { } now)
            return;
        mirror.IsWatchDue = false;
        var before = watch.Open;
        await watch.CheckAsync(now, mirror.EditOf, calendar.GetUtcNow(), ct);
        // The administrators hear of it now and not at the next look.
        if (watch.Open.ExceptBy(before.Select(w => w.Id), w => w.Id).Any())
            Wake();
    }

    /// <summary>What people changed in months that are over; the bot's own writes were decided in chat or came from a source.</summary>
    async Task ReviseAsync(BaseMirror mirror, IReadOnlyList<ActualEdit> edits, CancellationToken ct)
    {
        var open = Period.MonthOf(BaseDays.DayOf(calendar.GetUtcNow(), mirror.Zone)).First;
        var closed = edits.Where(e => e.Day < open && e.By.Who is not null).ToList();
        if (closed.Count == 0 || mirror.Now is not { } now)
            return;
        self ??= (await directory.GetBotAsync(ct)).Id;
        await watch.ReviseAsync(now, [.. closed.Where(e => e.By.Who!.Value.Value != self.Value.Value)], ct);
    }
}

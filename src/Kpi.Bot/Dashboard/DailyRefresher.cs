using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Outbox;
using Kpi.Bot.State;

namespace Kpi.Bot.Dashboard;

/// <summary>Keeps today's cards current in place until midnight: at most every ten minutes a card, and only when a figure changed.</summary>
sealed class DailyRefresher(
    IKpiBase kpis, IStateDb db, IOutbox outbox, DailyCards cards, Words words, TimeProvider calendar, ILogger<DailyRefresher> log) : BackgroundService
{
    /// <summary>People see a figure within a minute of ten quiet ones.</summary>
    static readonly TimeSpan Look = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, calendar);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RefreshAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The next minute tries again; the card meanwhile shows what was true.
                log.LogError(e, "Daily cards were not refreshed");
            }
        }
    }

    /// <summary>Looks once at every card of today.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        var now = calendar.GetUtcNow();
        var snapshot = kpis.Now;
        // No time zone is more than a day from UTC; which day a team has is asked below.
        foreach (var standing in await cards.SinceAsync(DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1), ct))
            if (now - standing.ShownAt >= Pause && ViewOf(snapshot, standing.Card, now) is { } view && DailyCards.FiguresOf(view) != standing.Figures)
                await UpdateAsync(standing.Card, view, now, ct);
    }

    /// <summary>Null after the card's day, and for a team that is gone.</summary>
    DashboardView? ViewOf(ISnapshot snapshot, DailyCard card, DateTimeOffset now)
    {
        var facts = snapshot.Bases.FirstOrDefault(b => b.Name == card.Base);
        if (facts?.Teams.FirstOrDefault(t => t.Name == card.Team) is not { } team)
            return null;
        var there = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(facts.TimeZoneOf(team.Name)));
        // Whom the card of 9:00 mentioned knows already.
        return DateOnly.FromDateTime(there.DateTime) != card.Day ? null
            : new DashboardCard(facts, team, card.Day, card.Since, null, Mention: false, words).Make();
    }

    async Task UpdateAsync(DailyCard card, DashboardView view, DateTimeOffset now, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct);
        await outbox.AddAsync(tx, [Post.Update(card.Subject, view)], [], ct);
        await DailyCards.NoteAsync(tx, card, view, now, ct);
        await tx.CommitAsync(ct);
    }
}

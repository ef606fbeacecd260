using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using Kpi.Bot.State;

namespace Kpi.Bot.Dashboard;

/// <summary>A daily card that stands in a group.</summary>
/// <param name="Since">As in its occasion.</param>
sealed record DailyCard(string Subject, string Base, string Team, DateOnly Day, DateOnly? Since);

/// <summary>Which daily cards stand, what figures each showed last and when: so that a restart neither repeats an update nor forgets a card.</summary>
sealed class DailyCards(IStateDb db)
{
    /// <summary>Notes what a card shows from now on.</summary>
    public static Task NoteAsync(Tx tx, DailyCard card, DashboardView view, DateTimeOffset now, CancellationToken ct) =>
        tx.ExecuteAsync("""
            INSERT INTO daily_card (subject, base, team, day, since, figures, shown_at) VALUES (@Subject, @Base, @Team, @Day, @Since, @Figures, @ShownAt)
            ON CONFLICT (subject) DO UPDATE SET figures = excluded.figures, shown_at = excluded.shown_at
            """,
            new { card.Subject, card.Base, card.Team, Day = card.Day.DayNumber, Since = card.Since?.DayNumber, Figures = FiguresOf(view), ShownAt = now.ToUnixTimeMilliseconds() }, ct);

    /// <summary>The cards of a day on.</summary>
    public async Task<IReadOnlyList<Standing>> SinceAsync(DateOnly day, CancellationToken ct)
    {
        await using var connection = await db.OpenAsync(ct);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            "SELECT subject, base, team, day, since, figures, shown_at AS ShownAt FROM daily_card WHERE day >= @Day", new { Day = day.DayNumber }, cancellationToken: ct));
        return [.. rows.Select(r => new Standing(
            new DailyCard(r.Subject, r.Base, r.Team, DateOnly.FromDayNumber((int)r.Day), r.Since is { } since ? DateOnly.FromDayNumber((int)since) : null),
            r.Figures, DateTimeOffset.FromUnixTimeMilliseconds(r.ShownAt)))];
    }

    /// <summary>The same for two cards that say the same; how fresh the data are is not a figure.</summary>
    public static string FiguresOf(DashboardView view) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(view with { Freshness = "", Mention = false })));

    /// <param name="Figures">A hash of what it shows.</param>
    public sealed record Standing(DailyCard Card, string Figures, DateTimeOffset ShownAt);

    sealed record Row
    {
        public string Subject { get; init; } = "";
        public string Base { get; init; } = "";
        public string Team { get; init; } = "";
        public long Day { get; init; }
        public long? Since { get; init; }
        public string Figures { get; init; } = "";
        public long ShownAt { get; init; }
    }
}

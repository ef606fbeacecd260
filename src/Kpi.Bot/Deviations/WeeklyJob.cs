using Kpi.Bot.Base;
using Kpi.Bot.Outbox;
using Kpi.Bot.Schedule;
using Kpi.Bot.State;
using Kpi.Domain.Formulas;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Deviations;

/// <summary>Monday 9:30: what fell behind last week becomes rows, one card an owner and the group's summary; what recovered is closed.</summary>
sealed class WeeklyJob(IKpiBase kpis) : IScheduledJob
{
    /// <summary>Who closes what is back on track.</summary>
    static readonly UserId Bot = new("kpi-bot");

    public string Name => "weekly";

    public OnDayOff OnDayOff => OnDayOff.NextWorkingDay;

    public bool OnlyLatest => false;

    public Task<Outcome> RunAsync(Occasion occasion, CancellationToken ct) => Task.FromResult(Run(occasion, kpis.Now));

    static Outcome Run(Occasion occasion, ISnapshot now)
    {
        var (kpi, team, week) = (occasion.Base, occasion.Team.Name, Period.WeekOf(occasion.Day).Previous);
        var figures = WeeklySummary.FiguresOf(kpi, team, week);
        if (figures.Count == 0)
            return Outcome.Skipped($"{team} 没有带责任人的指标");
        List<Deviation> found = [.. figures.Select(f => DeviationCase.Find(kpi, f, occasion.Words)?.Row).OfType<Deviation>().Select(row => Known(kpi, row))];
        List<Deviation> rows = [.. found, .. now.Bases.SelectMany(b => b.Deviations).Where(d => d.Week == week && !found.Exists(f => IsSame(f, d)))];
        var closed = Recovered(kpi, team, week, figures);
        var posts = OwnerPosts(occasion, now, found, rows, week).ToList();
        if (occasion.Team is { Push: true, Chat: { } chat })
            posts.Add(Post.ToChat(chat, WeeklySummary.Of(kpi, team, week, rows, occasion.Today, occasion.Words), Subjects.Weekly(kpi.Name, team, week)));
        posts.AddRange(ClosingPosts(occasion, now, closed));
        return Outcome.Sent(posts, [.. found.Concat(closed).Where(r => !kpi.Deviations.Contains(r)).Select(r => DeviationsTable.Write(kpi, r))]) with
        {
            Alongside = async (tx, ct) =>
            {
                await Told.NoteAsync(tx, found.Select(r => Told.DeviationCard(r.Base, r.Id)), occasion.Now, ct);
                foreach (var row in closed)
                    await DeviationEvents.AddAsync(tx, row, closes: true, Bot, occasion.Now, ct);
            },
        };
    }

    /// <summary>A row that is there keeps what people said; only the figures of one that is still owed follow the data.</summary>
    static Deviation Known(IBaseSnapshot kpi, Deviation found) =>
        kpi.Deviations.FirstOrDefault(d => IsSame(d, found)) is not { } there ? found
        : there.State != DeviationState.Open ? there
        : found with { Owner = there.Owner ?? found.Owner, Reason = there.Reason, CauseKind = there.CauseKind, Action = there.Action, DueDay = there.DueDay };

    /// <summary>Answered deviations of earlier weeks whose indicator kept pace in this one.</summary>
    static List<Deviation> Recovered(IBaseSnapshot kpi, string team, Period week, IReadOnlyList<WeekFigure> figures) =>
        [.. from row in kpi.Deviations
            where row.State == DeviationState.Answered && row.Week.First < week.First
            join figure in figures on row.Code equals figure.Indicator.Code
            where figure.Status == Status.OnTrack && figure.Indicator.Team == team
            select row with { State = DeviationState.Closed }];

    static IEnumerable<Post> OwnerPosts(Occasion occasion, ISnapshot now, List<Deviation> found, List<Deviation> rows, Period week)
    {
        var cards = new CurrentCards(now, rows, occasion.Today, occasion.Words);
        foreach (var owner in found.Select(r => r.Owner).OfType<UserId>().Distinct().Where(occasion.Base.IsActive))
        {
            var card = cards.OwnersCard(new(occasion.Base, found.First(r => r.Owner == owner), occasion.Base.Find(found.First(r => r.Owner == owner).Code)!));
            // One card an owner: where another team's occasion sent it, it takes these in.
            yield return now.Bases.SelectMany(b => b.Deviations).Any(d => d.Week == week && d.Owner == owner)
                ? Post.Update(Subjects.Owner(owner, week), card) : Post.ToPerson(owner, card, Subjects.Owner(owner, week));
        }
    }

    static IEnumerable<Post> ClosingPosts(Occasion occasion, ISnapshot now, List<Deviation> closed) =>
        from ofWeek in closed.GroupBy(r => r.Week)
        let rows = now.Bases.SelectMany(b => b.Deviations).Where(d => d.Week == ofWeek.Key).Select(d => ofWeek.FirstOrDefault(c => IsSame(c, d)) ?? d).ToList()
        let cards = new CurrentCards(now, rows, occasion.Today, occasion.Words)
        from post in ofWeek.SelectMany(row => cards.AfterChangeOf(new(occasion.Base, row, occasion.Base.Find(row.Code)!))).DistinctBy(p => p.Subject)
        select post;

    static bool IsSame(Deviation a, Deviation b) => a.Base == b.Base && a.Id == b.Id;
}

using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Outbox;

namespace Kpi.Bot.Deviations;

/// <summary>The cards about one week's deviations as they should stand now.</summary>
/// <param name="rows">The week's rows of all bases, with what was decided just now.</param>
sealed class CurrentCards(ISnapshot now, IReadOnlyList<Deviation> rows, DateOnly today, Words words)
{
    /// <summary>Updates of every copy: the owner's, the managers', the group's.</summary>
    public IReadOnlyList<Post> AfterChangeOf(DeviationCase changed)
    {
        var (row, team) = (changed.Row, changed.Indicator.Team);
        List<Post> posts = [Post.Update(Subjects.Weekly(row.Base, team, row.Week), WeeklySummary.Of(changed.Kpis, team, row.Week, rows, today, words))];
        if (row.Owner is { } owner)
        {
            posts.Add(Post.Update(Subjects.Owner(owner, row.Week), OwnersCard(changed)));
            posts.Add(Post.Update(Subjects.Manager(row.Base, team, owner, row.Week), ManagerCard(changed)));
        }
        return posts;
    }

    /// <summary>All of the owner's, over all teams and bases: the worst one that is still owed in full.</summary>
    public DeviationView OwnersCard(DeviationCase changed) =>
        OwnerCard.Of(Cases(r => r.Owner == changed.Row.Owner), today, words, Cases(r => r.Owner == changed.Row.Owner && r.State == DeviationState.Open).Count == 0 ? changed.Row.Id : null);

    /// <summary>Those of the owner in that team.</summary>
    public DeviationView ManagerCard(DeviationCase changed, string? focus = null) =>
        OwnerCard.ForManager([.. Cases(r => r.Owner == changed.Row.Owner && r.Base == changed.Row.Base).Where(c => c.Indicator.Team == changed.Indicator.Team)], today, words, focus);

    List<DeviationCase> Cases(Func<Deviation, bool> which) =>
        [.. from row in rows where which(row)
            from kpis in now.Bases where kpis.Name == row.Base
            let indicator = kpis.Find(row.Code) where indicator is not null
            select new DeviationCase(kpis, row, indicator)];
}

using Kpi.Bot.Base;
using Kpi.Bot.Outbox;
using Kpi.Bot.Schedule;
using Kpi.Bot.State;
using Kpi.Domain.Model;

namespace Kpi.Bot.TargetChanges;

/// <summary>A request that nobody decided for 24 h goes to its approvers once more; one whose period has ended expires.</summary>
sealed class RequestReminders(IKpiBase kpis, Approvers approvers, Told told) : IReminder
{
    static readonly TimeSpan Remind = TimeSpan.FromHours(24);

    /// <summary>Who decides where time did.</summary>
    static readonly UserId Bot = new("kpi-bot");

    public async Task<Outcome> DueAsync(Occasion occasion, CancellationToken ct)
    {
        var now = kpis.Now;
        var pending = (from row in occasion.Base.TargetChanges
                       where row.State == ChangeState.Pending
                       let indicator = occasion.Base.Find(row.Code)
                       where indicator?.Team == occasion.Team.Name
                       select (Located: new Located(occasion.Base, indicator), Row: row)).ToList();
        var expired = pending.Where(p => p.Row.Period.Last < occasion.Today).ToList();
        var said = await told.WhenAsync(pending.Select(p => KeyOf(p.Row)), ct);
        var late = pending.Except(expired).Where(p => p.Row is { RequestedAt: { } at, Requester: not null } && occasion.Now - at >= Remind && !said.ContainsKey(KeyOf(p.Row))).ToList();
        var ends = expired.Select(p => new Consequences(now, p.Located, p.Row with { State = ChangeState.Expired, DecidedAt = occasion.Now }, occasion.Today, occasion.Words)).ToList();
        return Outcome.Sent([.. ends.SelectMany(e => e.Posts), .. late.SelectMany(p => Again(now, p.Located, p.Row, occasion))], [.. ends.SelectMany(e => e.Writes)]) with
        {
            Alongside = async (tx, token) =>
            {
                await Told.NoteAsync(tx, late.Select(p => KeyOf(p.Row)), occasion.Now, token);
                foreach (var (_, row) in expired)
                    await RequestStore.TryDecideAsync(tx, new(row.Id, ChangeState.Expired, Bot, occasion.Now, null), token);
            },
        };
    }

    IEnumerable<Post> Again(ISnapshot now, Located located, TargetChange row, Occasion occasion)
    {
        var who = approvers.Of(located, row.Requester!.Value);
        return who.Select(a => Post.ToPerson(a, RequestView.Of(now, located, row, RequestReader.Approver, who, occasion.Today, occasion.Words), Deciding.Subject(row.Id)).WhenAwake());
    }

    static string KeyOf(TargetChange row) => $"request-reminder/{row.Id}";
}

using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Outbox;
using Kpi.Bot.Schedule;
using Kpi.Bot.State;
using Kpi.Domain.Model;

namespace Kpi.Bot.Deviations;

/// <summary>24 h without an answer: the owner is reminded, once; 48 h: whoever stands above them is told, once.</summary>
sealed class DeviationReminders(IKpiBase kpis, Told told) : IReminder
{
    static readonly TimeSpan Remind = TimeSpan.FromHours(24);
    static readonly TimeSpan Escalate = TimeSpan.FromHours(48);

    public async Task<Outcome> DueAsync(Occasion occasion, CancellationToken ct)
    {
        var open = DeviationCase.All(kpis.Now, r => r.Base == occasion.Base.Name && r is { State: DeviationState.Open, Owner: not null })
            .Where(c => c.Indicator.Team == occasion.Team.Name).ToList();
        var said = await told.WhenAsync(open.SelectMany(c => (string[])[Told.DeviationCard(c.Row.Base, c.Row.Id), ReminderOf(c), EscalationOf(c)]), ct);
        bool IsDue(DeviationCase c, TimeSpan after, string key) => occasion.Now - StoodSince(c, said) >= after && !said.ContainsKey(key);
        var late = open.Where(c => IsDue(c, Remind, ReminderOf(c)) && c.Kpis.IsActive(c.Row.Owner!.Value)).ToList();
        var tooLate = open.Where(c => IsDue(c, Escalate, EscalationOf(c)) && ManagerOf(c) is not null).ToList();
        return Outcome.Sent([.. Reminders(late, occasion.Words), .. Escalations(open, tooLate, occasion)]) with
        {
            Alongside = (tx, token) => Told.NoteAsync(tx, late.Select(ReminderOf).Concat(tooLate.Select(EscalationOf)), occasion.Now, token),
        };
    }

    /// <summary>One message an owner, however many they owe.</summary>
    static IEnumerable<Post> Reminders(List<DeviationCase> late, Words words) =>
        from owed in late.GroupBy(c => c.Row.Owner!.Value)
        let names = string.Join("、", DeviationCase.WorstFirst(owed).Take(5).Select(c => $"{c.Indicator.Name} {words.Percent(c.Row.Attainment / 100)}"))
        let ids = owed.Select(c => c.Row.Id).ToList()
        select Post.ToPerson(owed.Key, NoticeView.Mistake(
            $"{(ids.Count == 1 ? "这条偏差" : $"{ids.Count} 条偏差")}已超过 24 小时没有回复：{names}{(ids.Count > 5 ? " 等" : "")}。请写下原因和措施，一分钟就够。",
            new NoticeView.Button("填写原因", ids.Count == 1 ? $"reason {ids[0]}" : "reason"))).WhenAwake();

    /// <summary>One card an owner and week, with all that the owner still owes in the team.</summary>
    static IEnumerable<Post> Escalations(List<DeviationCase> open, List<DeviationCase> tooLate, Occasion occasion) =>
        from owed in tooLate.GroupBy(c => (Owner: c.Row.Owner!.Value, c.Row.Week, Manager: ManagerOf(c)!.Value))
        let all = open.Where(c => c.Row.Owner == owed.Key.Owner && c.Row.Week == owed.Key.Week).ToList()
        select Post.ToPerson(owed.Key.Manager, OwnerCard.ForManager(all, occasion.Today, occasion.Words),
            Subjects.Manager(occasion.Base.Name, occasion.Team.Name, owed.Key.Owner, owed.Key.Week)).WhenAwake();

    static UserId? ManagerOf(DeviationCase c) => c.Kpis.ManagerOf(c.Row.Owner!.Value, c.Indicator.Team);

    /// <summary>When the card stood; for a row that people made by hand, the Monday's 9:30 on which it would have.</summary>
    static DateTimeOffset StoodSince(DeviationCase c, IReadOnlyDictionary<string, DateTimeOffset> said) =>
        said.TryGetValue(Told.DeviationCard(c.Row.Base, c.Row.Id), out var at) ? at
            : BaseDays.MidnightOf(c.Row.Week.Next.First, BaseDays.ZoneOf(c.Team?.TimeZone)).AddHours(9.5);

    static string ReminderOf(DeviationCase c) => $"deviation-reminder/{c.Row.Base}/{c.Row.Id}";

    static string EscalationOf(DeviationCase c) => $"deviation-escalation/{c.Row.Base}/{c.Row.Id}";
}

using Kpi.Domain.Model;

namespace Kpi.Bot.Base;

/// <summary>Who may do what with an indicator, from the roles of 「成员」 and 「团队」 in one snapshot.</summary>
public static class Powers
{
    /// <summary>The team's 负责人 by 「团队」, and whoever has 主管 or more in a row of that team.</summary>
    public static bool Manages(this IBaseSnapshot kpis, UserId person, string team) =>
        kpis.TeamNamed(team)?.Lead == person
        || kpis.RowsOf(person).Any(m => m.Role == Role.Administrator || m.Role >= Role.Supervisor && m.Team == team);

    public static bool Manages(this Located indicator, Door.Sender person) =>
        person.IsAdmin || indicator.Base.Manages(person.Id, indicator.Indicator.Team);

    /// <summary>True for the owner and for managers: who may log, and who may ask for another target.</summary>
    public static bool MayWorkOn(this Door.Sender person, Located indicator) =>
        indicator.Indicator.Owner == person.Id || indicator.Manages(person);

    public static Team? TeamNamed(this IBaseSnapshot kpis, string team) => kpis.Teams.FirstOrDefault(t => t.Name == team);

    /// <summary>The active rows of a person.</summary>
    public static IEnumerable<Member> RowsOf(this IBaseSnapshot kpis, UserId person) => kpis.Members.Where(m => m.Active && m.User == person);

    /// <summary>At work: in an active row of 「成员」, or named in 「团队」 without being known as gone.</summary>
    public static bool IsActive(this IBaseSnapshot kpis, UserId person) =>
        kpis.RowsOf(person).Any() || kpis.Teams.Any(t => t.Lead == person) && !kpis.Members.Any(m => m.User == person);

    /// <summary>Whom an unanswered question goes to: 上级 of the person's row in that team, else the team's 负责人; never the person.</summary>
    public static UserId? ManagerOf(this IBaseSnapshot kpis, UserId person, string team)
    {
        var supervisor = kpis.RowsOf(person).OrderByDescending(m => m.Team == team).Select(m => m.Supervisor)
            .FirstOrDefault(s => s is not null && s != person && kpis.IsActive(s.Value));
        var lead = kpis.TeamNamed(team)?.Lead;
        return supervisor ?? (lead is null || lead == person || !kpis.IsActive(lead.Value) ? null : lead);
    }

    /// <summary>
    /// Who may decide on a request about an indicator of <paramref name="team"/>: its 负责人, and every 主管 above the requester along 上级;
    /// never the requester. Empty where there is nobody but the requester: then the administrators decide.
    /// </summary>
    public static IReadOnlyList<UserId> ApproversFor(this IBaseSnapshot kpis, UserId requester, string team)
    {
        var found = new List<UserId>();
        if (kpis.TeamNamed(team)?.Lead is { } lead)
            found.Add(lead);
        found.AddRange(kpis.Above(requester).Where(p => kpis.RowsOf(p).Any(m => m.Role >= Role.Supervisor)));
        return [.. found.Where(p => p != requester && kpis.IsActive(p)).Distinct()];
    }

    /// <summary>Everybody above a person along 上级, nearest first; a circle in 「成员」 ends it.</summary>
    static List<UserId> Above(this IBaseSnapshot kpis, UserId person)
    {
        var chain = new List<UserId>();
        var next = new Queue<UserId>([person]);
        while (next.TryDequeue(out var at))
            foreach (var supervisor in kpis.RowsOf(at).Select(m => m.Supervisor).OfType<UserId>())
                if (supervisor != person && !chain.Contains(supervisor))
                {
                    chain.Add(supervisor);
                    next.Enqueue(supervisor);
                }
        return chain;
    }
}

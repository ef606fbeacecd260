using Kpi.Bot.Base;
using Kpi.Bot.Settings;
using Kpi.Domain.Model;

namespace Kpi.Bot.Door;

/// <summary>Makes the sender of an id from 「成员」, 「团队」 and <c>Admins</c> as they are now.</summary>
public sealed class Senders(IKpiBase kpis, RootOptions root, SchedulesOptions schedules)
{
    public Sender Of(UserId id)
    {
        var snapshot = kpis.Now;
        var rows = snapshot.Bases.SelectMany(b => b.Members.Where(m => m.Active && m.User == id).Select(m => m with { Role = RoleOf(b, m, id) })).ToList();
        // Somebody who leads a team without a row in it is of that team all the same.
        rows.AddRange(
            from b in snapshot.Bases
            from t in b.Teams
            where t.Lead == id && !rows.Any(r => r.Team == t.Name)
            select new Member(rows.FirstOrDefault()?.Name ?? "负责人", id, Role.Lead, t.Name, null, null, true));
        var isAdmin = root.Admins.Contains(id.Value) || rows.Any(r => r.Role == Role.Administrator);
        return new Sender(id, rows.FirstOrDefault()?.Name ?? (isAdmin ? "管理员" : ""), rows, isAdmin);
    }

    /// <summary>The calendar day of a moment in the time zone of the sender's first team, else in <c>Schedules:TimeZone</c>.</summary>
    public DateOnly DayOf(Sender sender, DateTimeOffset moment)
    {
        var team = kpis.Now.TeamsOf(sender.Id).Select(t => t.Team).FirstOrDefault();
        var zone = team is not null && TimeZoneInfo.TryFindSystemTimeZoneById(team.TimeZone, out var found)
            ? found : TimeZoneInfo.FindSystemTimeZoneById(schedules.TimeZone);
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
    }

    // Who leads a team is what 「团队」.负责人 says; 角色 负责人 without it gives no more than a supervisor has.
    static Role RoleOf(IBaseSnapshot snapshot, Member member, UserId id) =>
        member.Role == Role.Administrator ? Role.Administrator
        : snapshot.Teams.Any(t => t.Name == member.Team && t.Lead == id) ? Role.Lead
        : member.Role == Role.Lead ? Role.Supervisor : member.Role;
}

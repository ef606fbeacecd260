using Kpi.Domain.Model;

namespace Kpi.Bot.Door;

/// <summary>Who asks or acts, by the id that Feishu signs; their rows in 「成员」 at this moment, never a card's own values.</summary>
/// <param name="Rows">Their active rows, one a team; empty for somebody unknown.</param>
/// <param name="IsAdmin">管理员 by 「成员」 or by <c>Admins</c>.</param>
public sealed record Sender(UserId Id, string Name, IReadOnlyList<Member> Rows, bool IsAdmin)
{
    public bool IsKnown => Rows.Count > 0 || IsAdmin;

    public Role Role => IsAdmin ? Role.Administrator : Rows.Count == 0 ? Role.Member : Rows.Max(r => r.Role);
}

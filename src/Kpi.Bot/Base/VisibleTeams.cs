using System.Text;
using Kpi.Bot.Door;
using Kpi.Domain.Model;

namespace Kpi.Bot.Base;

/// <summary>Whose dashboard a person may see: their teams', those they lead, and all for an administrator.</summary>
public static class VisibleTeams
{
    public static IReadOnlyList<(IBaseSnapshot Base, Team Team)> Of(ISnapshot snapshot, Sender person) => person.IsAdmin
        ? [.. from b in snapshot.Bases from t in b.Teams select (b, t)] : snapshot.TeamsOf(person.Id);

    /// <summary>Those of a group where it is a team's own, else all.</summary>
    public static IReadOnlyList<(IBaseSnapshot Base, Team Team)> OfChat(IReadOnlyList<(IBaseSnapshot Base, Team Team)> teams, string chat) =>
        teams.Where(t => t.Team.Chat == chat).ToList() is { Count: > 0 } here ? here : teams;

    /// <summary>By whole name, with the base in front where two bases share it (<c>华东·增长组</c>); else by a part of the name.</summary>
    public static IReadOnlyList<(IBaseSnapshot Base, Team Team)> Named(IReadOnlyList<(IBaseSnapshot Base, Team Team)> teams, string name)
    {
        var wanted = Fold(name);
        var whole = teams.Where(t => Fold(t.Team.Name) == wanted || Fold(t.Base.Name + IndicatorSearch.Of + t.Team.Name) == wanted).ToList();
        return whole.Count > 0 ? whole : [.. teams.Where(t => Fold(t.Team.Name).Contains(wanted, StringComparison.Ordinal))];
    }

    /// <summary>What to type to mean exactly this one.</summary>
    public static string Exactly(IReadOnlyList<(IBaseSnapshot Base, Team Team)> teams, (IBaseSnapshot Base, Team Team) team) =>
        teams.Count(t => t.Team.Name == team.Team.Name) > 1 ? $"{team.Base.Name}{IndicatorSearch.Of}{team.Team.Name}" : team.Team.Name;

    static string Fold(string text) => text.Normalize(NormalizationForm.FormKC).Trim().ToUpperInvariant();
}

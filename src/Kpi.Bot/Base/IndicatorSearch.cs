using System.Text;
using Kpi.Bot.Door;
using Kpi.Domain.Model;

namespace Kpi.Bot.Base;

/// <summary>Finds the indicator that a person named in chat.</summary>
public static class IndicatorSearch
{
    /// <summary>Between team and code where a name alone fits several: <c>新媒体组·线索量</c>.</summary>
    public const char Of = '·';

    /// <summary>
    /// The enabled indicators that <paramref name="text"/> can mean: by code, else by whole name, else by a part of the name. Where several
    /// fit equally, those the asker owns go before those of their teams, and these before all others.
    /// </summary>
    /// <returns>Empty: nothing fits. Several: ask back.</returns>
    public static IReadOnlyList<Located> Search(this ISnapshot snapshot, string text, Sender asker)
    {
        var (team, name) = Split(text);
        if (name.Length == 0)
            return [];
        var visible = snapshot.VisibleTo(asker).Where(l => team is null || Fold(l.Indicator.Team) == team).ToList();
        var found = FirstNotEmpty(
            visible.Where(l => Fold(l.Indicator.Code.Value) == name),
            visible.Where(l => Fold(l.Indicator.Name) == name),
            visible.Where(l => Fold(l.Indicator.Name).Contains(name, StringComparison.Ordinal)));
        return FirstNotEmpty(
            found.Where(l => l.Indicator.Owner == asker.Id),
            found.Where(l => asker.Rows.Any(r => r.Team == l.Indicator.Team)),
            found);
    }

    /// <summary>The enabled indicators of the bases a person has a row in; all of them for an administrator.</summary>
    public static IEnumerable<Located> VisibleTo(this ISnapshot snapshot, Sender asker) =>
        from b in snapshot.Bases
        where asker.IsAdmin || b.Members.Any(m => m.Active && m.User == asker.Id) || b.Teams.Any(t => t.Lead == asker.Id)
        from i in b.Indicators
        where i.Enabled
        select new Located(b, i);

    /// <summary>What to type to mean exactly this one: its code, with the team in front where another base has the same code.</summary>
    public static string Exactly(this ISnapshot snapshot, Located found) =>
        snapshot.Bases.Count(b => b.Find(found.Indicator.Code) is { Enabled: true }) > 1
            ? $"{found.Indicator.Team}{Of}{found.Indicator.Code}" : found.Indicator.Code.Value;

    static (string? Team, string Name) Split(string text)
    {
        var folded = Fold(text);
        var at = folded.IndexOf(Of, StringComparison.Ordinal);
        return at < 0 ? (null, folded) : (folded[..at].Trim(), folded[(at + 1)..].Trim());
    }

    static List<Located> FirstNotEmpty(params IEnumerable<Located>[] levels) =>
        levels.Select(l => l.ToList()).FirstOrDefault(l => l.Count > 0) ?? [];

    static string Fold(string text) => text.Normalize(NormalizationForm.FormKC).Trim().ToUpperInvariant();
}

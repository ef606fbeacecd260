using System.Globalization;
using Kpi.Bot.Ops;

namespace Kpi.Bot.Base;

/// <summary>Tells the administrators what the bases ask for: findings, and changes that wait for a manager; each once, many in one message.</summary>
/// <remarks>After a look at the bases and not after every event: a row that somebody is still typing is not a problem yet.</remarks>
sealed class BaseNotices(KpiBase kpis, AdminNotices admins)
{
    public Task TellAsync(CancellationToken ct) => admins.TellOnceAsync(
        [
            .. kpis.Now.Bases.SelectMany(b => b.Findings).Select(f => ($"base/{f.Base}/{f.Key}", f.Text)),
            .. kpis.Open.Select(w => ($"watch/{w.Id}", Sentence(w))),
        ], ct);

    string Sentence(Watched one)
    {
        var who = kpis.Now.NameOf(one.Who) ?? (one.Who is null ? "有人" : one.Who.Value.Value);
        var zone = kpis.Now.Bases.FirstOrDefault(b => b.Name == one.Base)?.Zone ?? BaseDays.Shanghai;
        var at = TimeZoneInfo.ConvertTime(one.At, zone).ToString("M月d日 HH:mm", CultureInfo.InvariantCulture);
        var mark = one.Kind == WatchedKind.ClosedActual ? "修订" : "未经审批";
        return $"【{mark}】{who} 于 {at} 把 {one.Subject} 从「{one.OldText}」改为「{one.NewText}」。";
    }
}

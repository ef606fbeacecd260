using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Domain.Model;

namespace Kpi.Bot.Me;

/// <summary>What waits for a person: reasons owed and requests to decide. It stands before the figures.</summary>
static class MeDebts
{
    const int MostNamed = 3;

    public static IReadOnlyList<MeView.Debt> Of(ISnapshot snapshot, UserId person, DateOnly today, Words words)
    {
        List<MeView.Debt> owed = [];
        var deviations = snapshot.Bases.SelectMany(b => b.Deviations.Select(d => (Base: b, Row: d)))
            .Where(d => d.Row.Owner == person && d.Row.State == DeviationState.Open).OrderByDescending(d => d.Row.Severity).ToList();
        if (deviations.Count > 0)
            owed.Add(new MeView.Debt($"{deviations.Count} 条偏差待回复",
                string.Join("；", deviations.Take(MostNamed).GroupBy(d => d.Row.Week).Select(week =>
                    $"{words.Period(week.Key, today)} {string.Join("、", week.Select(d => Describe(d.Base, d.Row, words)))}")), "填写原因",
                deviations is [var only] && only.Base.Find(only.Row.Code) is { } indicator
                    ? $"reason {snapshot.Exactly(new Located(only.Base, indicator))}" : "reason"));
        var requests = snapshot.Bases.SelectMany(b => b.TargetChanges.Select(c => (Base: b, Row: c)))
            .Where(c => c.Row.State == ChangeState.Pending && MayDecide(c.Base, c.Row, person)).ToList();
        if (requests.Count > 0)
            owed.Add(new MeView.Debt($"{requests.Count} 项目标变更待审批",
                string.Join("；", requests.Take(MostNamed).Select(c => Describe(c.Base, c.Row, today, words))), "去审批", "pending"));
        return owed;
    }

    static bool MayDecide(IBaseSnapshot facts, TargetChange row, UserId person) =>
        row.Requester is { } requester && facts.Find(row.Code) is { } indicator
            ? facts.ApproversFor(requester, indicator.Team).Contains(person) : row.Approver == person;

    static string Describe(IBaseSnapshot facts, Deviation row, Words words)
    {
        var indicator = facts.Find(row.Code);
        return $"{indicator?.Name ?? row.Code.Value} {words.Figure(row.Actual, row.Target, indicator?.Unit ?? "")}";
    }

    static string Describe(IBaseSnapshot facts, TargetChange row, DateOnly today, Words words)
    {
        var indicator = facts.Find(row.Code);
        var unit = indicator?.Unit ?? "";
        return $"{indicator?.Name ?? row.Code.Value} {words.Period(row.Period, today)} {words.Value(row.OldBase, unit)} → {words.Value(row.NewBase, unit)}";
    }
}

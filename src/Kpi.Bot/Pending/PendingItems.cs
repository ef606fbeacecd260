using Kpi.Bot.Base;
using Kpi.Bot.Door;
using Kpi.Domain.Model;

namespace Kpi.Bot.Pending;

/// <summary>Whose list it is, and as of when.</summary>
sealed record Reader(Sender Sender, DateOnly Today, Cards.Words Words);

/// <summary>What waits for a person, in their words.</summary>
sealed class PendingItems(ISnapshot now, Approvers approvers, IReadOnlyList<Watched> watched, Reader ask)
{
    /// <summary>Reasons owed, the worst first.</summary>
    public IReadOnlyList<PendingView.Row> Reasons =>
        [.. from d in Deviations where d.Row.Owner == ask.Sender.Id && d.Row.State == DeviationState.Open
            orderby d.Row.Severity descending, d.Row.Attainment
            select new PendingView.Row(Cards.Words.Mark(d.Row.Severity), Cards.Words.Colour(d.Row.Severity), $"{d.Indicator.Name} {ask.Words.Percent(d.Row.Attainment / 100)}", ask.Words.Period(d.Row.Week, ask.Today), "填写原因", $"reason {d.Row.Id}")];

    /// <summary>Requests the person may decide, the oldest first.</summary>
    public IReadOnlyList<PendingView.Row> Decisions =>
        [.. from r in Requests where approvers.Refusal(r.Located, r.Row, ask.Sender) is null
            orderby r.Row.RequestedAt
            select RowOf(r.Located, r.Row, now.NameOf(r.Row.Requester) ?? "", "审批")];

    /// <summary>Changes of the base that nobody decided in chat and that the person may stand for, the oldest first.</summary>
    public IReadOnlyList<PendingView.Row> Changes =>
        [.. from w in watched where ConfirmChange.Refusal(now, w, ask.Sender) is null
            orderby w.At
            select new PendingView.Row("", "", $"{w.Subject}：{w.OldText} → {w.NewText}",
                $"{now.NameOf(w.Who) ?? "有人"}在数据表中修改 · {ask.Words.Moment(w.At, BaseDays.Shanghai.Id)}", "确认", "", w.Id)];

    /// <summary>The person's own requests that wait for others.</summary>
    public IReadOnlyList<PendingView.Row> Asked =>
        [.. from r in Requests where r.Row.Requester == ask.Sender.Id
            orderby r.Row.RequestedAt
            select RowOf(r.Located, r.Row, $"等待 {string.Join("、", approvers.Of(r.Located, ask.Sender.Id).Select(a => now.NameOf(a) ?? "管理员"))}", "查看")];

    /// <summary>Answers that a manager can settle; one row an owner and week.</summary>
    public IReadOnlyList<PendingView.Row> Answered =>
        [.. from d in Deviations
            where d.Row.State == DeviationState.Answered && d.Row.Owner != ask.Sender.Id && new Located(d.Base, d.Indicator).Manages(ask.Sender)
            group d by (d.Base.Name, d.Indicator.Team, d.Row.Owner, d.Row.Week) into mine
            orderby mine.Key.Week.First
            select new PendingView.Row("", "", $"{now.NameOf(mine.Key.Owner)}：{string.Join("、", mine.Take(3).Select(d => d.Indicator.Name))}{(mine.Count() > 3 ? $" 等 {mine.Count()} 项" : "")}",
                $"{ask.Words.Period(mine.Key.Week, ask.Today)} · 已回复", "查看", $"reason {mine.First().Row.Id}")];

    IEnumerable<(IBaseSnapshot Base, Deviation Row, Indicator Indicator)> Deviations =>
        from b in now.Bases from row in b.Deviations
        let indicator = b.Find(row.Code) where indicator is not null
        select (b, row, indicator);

    IEnumerable<(Located Located, TargetChange Row)> Requests =>
        from b in now.Bases from row in b.TargetChanges where row.State == ChangeState.Pending
        let indicator = b.Find(row.Code) where indicator is not null
        select (new Located(b, indicator), row);

    PendingView.Row RowOf(Located located, TargetChange row, string who, string label)
    {
        var unit = located.Indicator.Unit;
        var zone = BaseDays.ZoneOf(located.Base.TeamNamed(located.Indicator.Team)?.TimeZone).Id;
        return new("", "", $"{located.Indicator.Name} {row.Period} {ask.Words.Value(row.OldBase, unit)} → {ask.Words.Value(row.NewBase, unit)}",
            $"{who}{(row.RequestedAt is { } at ? $" · {ask.Words.Moment(at, zone)}" : "")}", label, $"target {row.Id}");
    }
}

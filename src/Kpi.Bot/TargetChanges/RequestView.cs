using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Domain.Formulas;
using Kpi.Domain.Model;

namespace Kpi.Bot.TargetChanges;

/// <summary>Whom a copy of a request's card is for: what its buttons are.</summary>
enum RequestReader
{
    /// <summary>Nothing to press.</summary>
    Anybody,
    /// <summary>通过, 驳回.</summary>
    Approver,
    /// <summary>驳回 was pressed: the form for the comment.</summary>
    Rejecting,
    /// <summary>撤回.</summary>
    Requester,
}

/// <summary>What cards/request.json.liquid can show: a request, and once decided who decided what and when.</summary>
/// <param name="Asked"><c>赵敏 申请于 7月14日 09:40</c>.</param>
/// <param name="NewBase"><c>1,000 → 1,150 条</c>.</param>
/// <param name="BaseChange"><c>+15%</c>; empty without an old value.</param>
/// <param name="Context">History, present value, projection.</param>
/// <param name="TooHigh">Why the growth is 偏高; empty where it isn't.</param>
/// <param name="Waits">Who decides, while it waits.</param>
/// <param name="Decided"><c>孙经理 于 7月14日 09:52 通过</c>; empty while it waits.</param>
sealed record RequestView(
    string Base, string Id, string Title, string Colour, string State, string StateColour, string Summary, string Asked,
    string NewBase, string BaseChange, string NewChallenge, string ChallengeChange, string Context, string TooHigh, string Why,
    string Waits, string Decided, string Comment, bool CanDecide, bool IsRejecting, bool CanWithdraw, string Exactly) : ICardView
{
    public string Template => "request";

    public static RequestView Of(ISnapshot snapshot, Located located, TargetChange row, RequestReader reader, IReadOnlyList<UserId> approvers, DateOnly today, Words words)
    {
        var (kpis, indicator) = (located.Base, located.Indicator);
        var references = References.Of(kpis, indicator, row.Period, today);
        var (state, zone) = (Options.ChangeStates.NameOf(row.State), BaseDays.ZoneOf(kpis.TeamNamed(indicator.Team)?.TimeZone).Id);
        var pending = row.State == ChangeState.Pending;
        var (who, change) = (snapshot.NameOf(row.Requester) ?? "", $"{words.Value(row.OldBase, indicator.Unit)} → {words.Value(row.NewBase, indicator.Unit)}");
        return new(row.Base, row.Id, $"目标变更 · {indicator.Name} {row.Period}",
            row.State switch { ChangeState.Pending => "blue", ChangeState.Approved => "green", _ => "grey" },
            state, row.State switch { ChangeState.Pending => "orange", ChangeState.Approved => "green", ChangeState.Rejected => "red", _ => "neutral" },
            $"{state}：{indicator.Name} {row.Period} {change}{(who.Length == 0 ? "" : $"（{who}）")}",
            $"{who} 申请于 {(row.RequestedAt is { } asked ? words.Moment(asked, zone) : "—")}",
            Change(row.OldBase, row.NewBase, indicator, words), Growth(row.OldBase, row.NewBase, words),
            row.NewChallenge is null && row.OldChallenge is null ? "" : Change(row.OldChallenge, row.NewChallenge, indicator, words),
            Growth(row.OldChallenge, row.NewChallenge, words),
            ContextOf(references, indicator, today, words),
            references.IsTooHigh(row.NewBase) ? TooHighOf(references, row, words) : "",
            row.Why, pending ? WaitsFor(snapshot, approvers) : "",
            DecidedOf(snapshot, row, zone, words), row.Comment ?? "",
            pending && reader == RequestReader.Approver, pending && reader == RequestReader.Rejecting, pending && reader == RequestReader.Requester,
            snapshot.Exactly(located));
    }

    /// <summary><c>孙经理 于 7月14日 09:52 通过</c>, for the card and for whoever presses too late.</summary>
    public static string DecidedOf(ISnapshot snapshot, TargetChange row, string zone, Words words)
    {
        var at = row.DecidedAt is { } moment ? $" 于 {words.Moment(moment, zone)}" : "";
        var approver = snapshot.NameOf(row.Approver) ?? "";
        return row.State switch
        {
            ChangeState.Approved => $"{approver}{at} 通过",
            ChangeState.Rejected => $"{approver}{at} 驳回",
            ChangeState.Withdrawn => $"{snapshot.NameOf(row.Requester)}{at} 撤回",
            ChangeState.Expired => $"周期已结束，申请{at} 过期",
            _ => "",
        };
    }

    static string Change(decimal? from, decimal? to, Indicator indicator, Words words) =>
        $"{(from is null ? "未设" : words.Value(from, indicator.Unit))} → {(to is null ? "不设" : words.Value(to, indicator.Unit))}";

    static string Growth(decimal? from, decimal? to, Words words) => from is > 0m && to is not null ? words.Relative(to / from - 1) : "";

    static string ContextOf(References references, Indicator indicator, DateOnly today, Words words)
    {
        var standing = references.Standing;
        return string.Join(" · ", new[]
        {
            RequestFormView.HistoryOf(references, indicator, words),
            standing.Now.Value is { } value ? $"{words.Period(standing.Period, today)}已 {words.Value(value, indicator.Unit)}（{words.Whole(standing.Attainment)}）" : "",
            standing.Projection is { } projection && indicator.Aggregation == Aggregation.Sum ? $"预计 {words.Value(projection.End, indicator.Unit)}" : "",
        }.Where(part => part.Length > 0));
    }

    static string TooHighOf(References references, TargetChange row, Words words) =>
        $"偏高：比近6期均值 {words.Relative(TargetSuggestion.GrowthOn(references.Suggestion.Mean, row.NewBase))}，而最好的一期也只是 {words.Relative(TargetSuggestion.GrowthOn(references.Suggestion.Mean, references.Suggestion.Best))}";

    static string WaitsFor(ISnapshot snapshot, IReadOnlyList<UserId> approvers) =>
        approvers.Count == 0 ? "等待管理员审批" : $"等待 {string.Join("、", approvers.Select(a => snapshot.NameOf(a) ?? "管理员"))} 审批";
}

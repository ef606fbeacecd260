using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Door;
using Kpi.Bot.Outbox;
using Kpi.Bot.State;
using Kpi.Domain.Model;

namespace Kpi.Bot.TargetChanges;

/// <summary>Decides about a request once: the first valid press wins, a later one is told who decided.</summary>
sealed class Deciding(IKpiBase kpis, Approvers approvers, IOutbox outbox)
{
    public static string Subject(string request) => $"request/{request}";

    public async Task<PressAnswer> DecideAsync(Press press, ChangeState verdict, string? comment, Tx tx, CancellationToken ct)
    {
        var now = kpis.Now;
        if (Find(now, press) is not var (located, row))
            return PressAnswer.Refused("没有找到这条申请，可能已从「目标变更」表里删除。");
        if (await RequestStore.DecisionAsync(tx, row.Id, ct) is { } earlier)
            return TooLate(now, located, With(row, earlier), press);
        if (row.State != ChangeState.Pending)
            return TooLate(now, located, row, press);
        if (Refusal(located, row, verdict, press) is { } refusal)
            return PressAnswer.Refused(refusal);
        var mine = new Decision(row.Id, verdict, press.Sender.Id, press.Now, comment);
        if (!await RequestStore.TryDecideAsync(tx, mine, ct))
            return TooLate(now, located, With(row, (await RequestStore.DecisionAsync(tx, row.Id, ct))!), press);
        var decided = With(row, mine);
        var consequences = new Consequences(now, located, decided, press.Today, press.Words);
        await outbox.AddAsync(tx, consequences.Posts, consequences.Writes, ct);
        return PressAnswer.Done(verdict switch { ChangeState.Approved => "已通过", ChangeState.Rejected => "已驳回", _ => "已撤回" }, consequences.Card);
    }

    /// <summary>The card of a request as a person sees it; null where it is gone.</summary>
    public PressAnswer? CardFor(Press press, RequestReader reader)
    {
        var now = kpis.Now;
        if (Find(now, press) is not var (located, row))
            return null;
        if (row.State != ChangeState.Pending)
            return TooLate(now, located, row, press);
        return approvers.Refusal(located, row, press.Sender) is { } refusal ? PressAnswer.Refused(refusal)
            : PressAnswer.Info(reader == RequestReader.Rejecting ? "请填写驳回意见" : "已返回",
                RequestView.Of(now, located, row, reader, Who(located, row), press.Today, press.Words));
    }

    /// <summary>Which buttons a person finds on a request that waits.</summary>
    public RequestReader ReaderOf(Located located, TargetChange row, Sender person) =>
        row.Requester == person.Id ? RequestReader.Requester
        : approvers.Refusal(located, row, person) is null ? RequestReader.Approver : RequestReader.Anybody;

    public IReadOnlyList<UserId> Who(Located located, TargetChange row) => row.Requester is { } requester ? approvers.Of(located, requester) : [];

    string? Refusal(Located located, TargetChange row, ChangeState verdict, Press press) =>
        verdict == ChangeState.Withdrawn ? row.Requester == press.Sender.Id ? null : "只有申请人可以撤回。"
        : approvers.Refusal(located, row, press.Sender)
            ?? (verdict == ChangeState.Approved && row.Period.Last < press.Today ? $"{row.Period} 已经结束，不能再通过，请驳回或让申请人撤回。" : null);

    static PressAnswer TooLate(ISnapshot now, Located located, TargetChange row, Press press) => PressAnswer.Info(
        "已处理：" + RequestView.DecidedOf(now, row, BaseDays.ZoneOf(located.Base.TeamNamed(located.Indicator.Team)?.TimeZone).Id, press.Words),
        RequestView.Of(now, located, row, RequestReader.Anybody, [], press.Today, press.Words));

    static TargetChange With(TargetChange row, Decision decision) => row with
    {
        State = decision.Verdict, DecidedAt = decision.At, Comment = decision.Comment,
        Approver = decision.Verdict is ChangeState.Approved or ChangeState.Rejected ? decision.Person : row.Approver,
    };

    static (Located Located, TargetChange Row)? Find(ISnapshot now, Press press) =>
        (from b in now.Bases where b.Name == press.Value.GetValueOrDefault("base")
         from row in b.TargetChanges where row.Id == press.Id
         let indicator = b.Find(row.Code) where indicator is not null
         select ((Located, TargetChange)?)(new Located(b, indicator), row)).FirstOrDefault();
}

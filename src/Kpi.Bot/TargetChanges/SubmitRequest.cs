using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Door;
using Kpi.Bot.Outbox;
using Kpi.Bot.State;
using Kpi.Domain.Model;

namespace Kpi.Bot.TargetChanges;

/// <summary>[提交申请]: checks, numbers and keeps the request, and asks every approver.</summary>
sealed class SubmitRequest(IKpiBase kpis, Approvers approvers, IOutbox outbox) : IPressHandler
{
    public string Action => "target.request";

    public async Task<PressAnswer> PressAsync(Press press, Tx tx, CancellationToken ct)
    {
        var now = kpis.Now;
        var kpi = now.Bases.FirstOrDefault(b => b.Name == press.Value.GetValueOrDefault("base"));
        if (kpi?.Find(new IndicatorCode(press.Id)) is not { Enabled: true } indicator)
            return PressAnswer.Refused("这个指标已经不在「指标」表里，或已停用。");
        var located = new Located(kpi, indicator);
        if (!press.Sender.MayWorkOn(located))
            return PressAnswer.Refused("只有责任人或主管可以申请调整目标。");
        var (draft, mistake) = RequestDraft.Of(located, press);
        if (draft is null)
            return PressAnswer.Refused(mistake!);
        if (await RequestStore.WaitingAsync(tx, kpi, indicator.Code, draft.Period, press.Now, ct) is { } waiting)
            return PressAnswer.Info($"已有待审批的申请 {waiting}",
                NoticeView.Mistake($"「{indicator.Name}」{draft.Period} 已有待审批的申请 {waiting}，请等它处理完。", new NoticeView.Button("查看申请", $"target {waiting}")));
        var who = approvers.Of(located, press.Sender.Id);
        if (who.Count == 0)
            return PressAnswer.Refused("没有人可以审批：请管理员在「团队」填写负责人，或在「成员」设置管理员。");
        var row = await KeepAsync(now, located, draft, who, press, tx, ct);
        return PressAnswer.Done("已提交", NoticeView.Of(
            $"已提交 {row.Id}，等待 {string.Join("、", who.Select(a => now.NameOf(a) ?? "管理员"))} 审批。", new NoticeView.Button("查看申请", $"target {row.Id}")));
    }

    async Task<TargetChange> KeepAsync(
        ISnapshot now, Located located, RequestDraft draft, IReadOnlyList<UserId> who, Press press, Tx tx, CancellationToken ct)
    {
        var row = new TargetChange(located.Base.Name, await RequestStore.NextIdAsync(tx, now, press.Today, ct), located.Indicator.Code, draft.Period,
            draft.Present?.Base, draft.Base, draft.Present?.Challenge, draft.Challenge, draft.Why, press.Sender.Id,
            // 审批人 says who is asked first while it waits, and who decided afterwards.
            who[0], ChangeState.Pending, null, press.Now, null);
        await RequestStore.WaitAsync(tx, row, press.Now, ct);
        RequestView For(RequestReader reader) => RequestView.Of(now, located, row, reader, who, press.Today, press.Words);
        await outbox.AddAsync(tx,
            [Post.ToPerson(press.Sender.Id, For(RequestReader.Requester), Deciding.Subject(row.Id)),
                .. who.Select(a => Post.ToPerson(a, For(RequestReader.Approver), Deciding.Subject(row.Id)))],
            [TargetChangesTable.Write(located.Base, row)], ct);
        return row;
    }
}

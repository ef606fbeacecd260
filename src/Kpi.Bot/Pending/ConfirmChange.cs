using Kpi.Bot.Base;
using Kpi.Bot.Door;
using Kpi.Bot.State;
using Kpi.Domain.Model;

namespace Kpi.Bot.Pending;

/// <summary>[确认] of a change in the base that nobody decided in chat: a manager stands for it, and 「未经审批」 goes.</summary>
sealed class ConfirmChange(IKpiBase kpis, Approvers approvers, IWatch watch) : IPressHandler
{
    public string Action => "watch.confirm";

    public async Task<PressAnswer> PressAsync(Press press, Tx tx, CancellationToken ct)
    {
        var now = kpis.Now;
        if (watch.Open.FirstOrDefault(w => w.Id == press.Id) is not { } change)
            return PressAnswer.Info("已处理：有人确认过，或数据表里已改回。", Card(press, press.Id));
        if (Refusal(now, change, press.Sender) is { } refusal)
            return PressAnswer.Refused(refusal);
        return await watch.TryConfirmAsync(tx, change.Id, press.Sender.Id, press.Now, ct)
            ? PressAnswer.Done("已确认", Card(press, change.Id)) : PressAnswer.Info("已处理：有人刚刚确认过。", Card(press, change.Id));
    }

    /// <summary>Why a person may not stand for a change, in words; null when they may. A raised role is the administrators' to confirm.</summary>
    public static string? Refusal(ISnapshot now, Watched change, Sender person)
    {
        var parts = change.Item.Split('|');
        if (change.Kind == WatchedKind.Role)
            return !person.IsAdmin ? "角色的改动由管理员确认。"
                : parts.Length > 1 && parts[1] == person.Id.Value ? "不能确认自己的角色。" : null;
        if (change.Who == person.Id && !person.IsAdmin)
            return "不能确认自己的改动，请另一位主管或负责人确认。";
        return now.Bases.FirstOrDefault(b => b.Name == change.Base) is { } kpi && parts.Length > 1 && kpi.Find(new IndicatorCode(parts[1])) is { } indicator
            ? new Located(kpi, indicator).Manages(person) ? null : "由这个团队的主管或负责人确认。"
            : person.IsAdmin ? null : "由管理员确认。";
    }

    /// <summary>The list as it is without the one just settled.</summary>
    PendingView Card(Press press, string settled) => PendingView.Of(
        new PendingItems(kpis.Now, approvers, [.. watch.Open.Where(w => w.Id != settled)], new(press.Sender, press.Today, press.Words)), press.Sender.Name);
}

using Kpi.Bot.Base;
using Kpi.Bot.Door;
using Kpi.Bot.Outbox;
using Kpi.Bot.State;

namespace Kpi.Bot.Deviations;

/// <summary>[提交] of the form.</summary>
sealed class SubmitReason(Answering answering, IOutbox outbox) : IPressHandler
{
    public string Action => "deviation.answer";

    public async Task<PressAnswer> PressAsync(Press press, Tx tx, CancellationToken ct)
    {
        if (press.Field("reason") is null || press.Field("action") is null)
            return PressAnswer.Refused(press.Field("reason") is null ? "请填写偏差原因。" : "请填写调整措施。");
        DateOnly? due = null;
        if (press.Field("due") is { } picked)
        {
            if (!TypedDay.TryParse(picked, press.Today, out var day))
                return PressAnswer.Refused($"没看懂完成日「{picked}」，请写成 2026-07-17。");
            due = day;
        }
        var acted = await answering.AnswerAsync(Act.Of(press), press.Value.GetValueOrDefault("base", ""), press.Id,
            new(press.Field("cause"), press.Field("reason"), press.Field("action"), due), tx, ct);
        if (acted.Refusal is { } why)
            return PressAnswer.Refused(why);
        await outbox.AddAsync(tx, acted.Posts, acted.Writes, ct);
        return PressAnswer.Done("已提交", acted.Card);
    }
}

/// <summary>[填写原因] and [修改]: brings the form of one deviation up in place.</summary>
sealed class OpenReasonForm(IKpiBase kpis) : IPressHandler
{
    public string Action => "deviation.form";

    public Task<PressAnswer> PressAsync(Press press, Tx tx, CancellationToken ct) => Task.FromResult(Open(press));

    PressAnswer Open(Press press)
    {
        var found = DeviationCase.All(kpis.Now, r => r.Id == press.Id && r.Base == press.Value.GetValueOrDefault("base"));
        if (found.Count == 0)
            return PressAnswer.Refused("这条偏差已经不在「偏差跟进」表里。");
        var row = found[0].Row;
        if (row.Owner != press.Sender.Id)
            return PressAnswer.Refused("只有责任人可以填写。");
        if (row.State == DeviationState.Closed)
            return PressAnswer.Refused("这条偏差已关闭，不能再修改。");
        return PressAnswer.Info("请在卡片上填写", OwnerCard.Of(
            DeviationCase.All(kpis.Now, r => r.Owner == row.Owner && r.Week == row.Week), press.Today, press.Words, row.Id, editing: true));
    }
}

/// <summary>[关闭] of a manager's card.</summary>
sealed class CloseDeviation(Answering answering, IOutbox outbox) : IPressHandler
{
    public string Action => "deviation.close";

    public async Task<PressAnswer> PressAsync(Press press, Tx tx, CancellationToken ct)
    {
        var acted = await answering.CloseAsync(Act.Of(press), press.Value.GetValueOrDefault("base", ""), press.Id, tx, ct);
        if (acted.Refusal is { } why)
            return PressAnswer.Refused(why);
        await outbox.AddAsync(tx, acted.Posts, acted.Writes, ct);
        return PressAnswer.Done("已关闭", acted.Card);
    }
}

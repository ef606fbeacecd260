using Kpi.Bot.Base;
using Kpi.Bot.Door;

namespace Kpi.Bot.Pending;

/// <summary>「/kpi pending」: what waits for the asker, each with its button.</summary>
sealed class PendingCommand(IKpiBase kpis, Approvers approvers, IWatch watch) : IChatCommand
{
    public CommandSpec Spec { get; } = new("pending", "待办", Audience.Members, AnswerPlace.InPrivate, "", "等我处理的：偏差、审批、改动");

    public Task<Answer> AnswerAsync(Ask ask, CancellationToken ct) =>
        Task.FromResult(Answer.Card(PendingView.Of(new PendingItems(kpis.Now, approvers, watch.Open, new(ask.Sender, ask.Today, ask.Words)), ask.Sender.Name)));
}

using Kpi.Bot.Base;
using Kpi.Bot.Door;

namespace Kpi.Bot.Me;

/// <summary>「/kpi me」: what the asker is measured by, this month, and what they owe.</summary>
sealed class MeCommand(IKpiBase kpis) : IChatCommand
{
    public CommandSpec Spec { get; } = new("me", "我的", Audience.Members, AnswerPlace.InPrivate, "", "我的指标：进度、预计、待办", ["我", "我的指标"]);

    public Task<Answer> AnswerAsync(Ask ask, CancellationToken ct) =>
        Task.FromResult(Answer.Card(MeCard.Of(kpis.Now, ask.Sender, ask.Today, ask.Words)));
}

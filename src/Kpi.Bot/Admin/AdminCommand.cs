using Kpi.Bot.Base;
using Kpi.Bot.Door;
using Kpi.Bot.Ops;
using Kpi.Feishu.Events;

namespace Kpi.Bot.Admin;

/// <summary>「/kpi admin」: how the bot itself is doing.</summary>
sealed class AdminCommand(IKpiBase kpis, IOpsReport ops, IEventStream stream, IWatch watch) : IChatCommand
{
    const int Occasions = 20;
    const int Stuck = 5;

    public CommandSpec Spec { get; } = new("admin", "管理", Audience.Administrators, AnswerPlace.InPrivate, "", "定时任务、数据源、数据表问题、接口用量");

    public async Task<Answer> AnswerAsync(Ask ask, CancellationToken ct) => Answer.Card(AdminView.Of(
        new(await ops.LastOccasionsAsync(Occasions, ct), ops.NextRuns(), await ops.WaitingAsync(ct), await ops.StuckAsync(Stuck, ct), await ops.CallsAsync(ct),
            ops.BrokenTemplates(), stream.State, watch.Open), kpis.Now, ask));
}

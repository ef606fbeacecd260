using Kpi.Bot.Door;

namespace Kpi.Bot.Help;

/// <summary>「/kpi help」: what the asker can do, as buttons that do it.</summary>
/// <param name="services">Where the commands are taken from when asked: help is itself one of them.</param>
sealed class HelpCommand(IServiceProvider services) : IChatCommand
{
    public CommandSpec Spec { get; } = new("help", "帮助", Audience.Anybody, AnswerPlace.Here, "", "能问什么、能做什么");

    public Task<Answer> AnswerAsync(Ask ask, CancellationToken ct) =>
        Task.FromResult(Answer.Card(HelpView.Of(ask.Sender, services.GetServices<IChatCommand>().Select(c => c.Spec))) with { Public = true });
}

using Kpi.Bot.Cards;
using Kpi.Bot.Door;

namespace Kpi.Bot.Tests.RoomsKit;

/// <summary>A command whose answer says who asked what; its behaviour is the test's.</summary>
sealed class TryCommand(CommandSpec spec, Func<Ask, Answer>? answer = null) : IChatCommand
{
    public CommandSpec Spec { get; } = spec;

    public static CommandSpec SpecOf(string name, string alias, Audience who = Audience.Members, AnswerPlace place = AnswerPlace.Here, bool act = false) =>
        new(name, alias, who, place, "", "", null, act);

    public Task<Answer> AnswerAsync(Ask ask, CancellationToken ct) =>
        Task.FromResult(answer?.Invoke(ask) ?? Answer.Card(NoticeView.Of($"{Spec.Name} {ask.Sender.Name} {ask.Rest(0)}".Trim())));
}

using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Door;
using Kpi.Domain.Model;

namespace Kpi.Bot.Channels;

/// <summary>「/kpi channel [name]」: the channel table, or one channel.</summary>
sealed class ChannelCommand(IKpiBase kpis) : IChatCommand
{
    public CommandSpec Spec { get; } = new("channel", "渠道", Audience.Members, AnswerPlace.Here, "[渠道]", "渠道对比，或一个渠道的指标与效率", ["渠道对比"]);

    public Task<Answer> AnswerAsync(Ask ask, CancellationToken ct) => Task.FromResult(Answer(ask, kpis.Now));

    static Answer Answer(Ask ask, ISnapshot now)
    {
        var teams = VisibleTeams.Of(now, ask.Sender);
        if (teams.Count == 0)
            return Door.Answer.Line("你还不在任何团队里。请管理员在「成员」表里给你填上团队。", new NoticeView.Button("我能问什么", "help"));
        var name = ask.Rest(0).Trim();
        return name.Length == 0 ? Table(ask, teams, VisibleTeams.OfChat(teams, ask.Chat)) : Named(ask, teams, name);
    }

    static Answer Table(Ask ask, IReadOnlyList<(IBaseSnapshot Base, Team Team)> all, IReadOnlyList<(IBaseSnapshot Base, Team Team)> here)
    {
        // A team without channels is nobody's question.
        var with = here.Where(t => ChannelFigures.NamesOf(t.Base, t.Team).Count > 0).ToList();
        return with.Count > 1
            ? Door.Answer.Card(ChoiceView.Of("看哪个团队的渠道？",
                [.. with.Select(t => new ChoiceView.Choice(t.Team.Name, t.Base.Name, $"channel {VisibleTeams.Exactly(all, t)}"))]))
            : Door.Answer.Card(ChannelCards.Table(with.Count == 1 ? with[0] : here[0], ask.Today, ask.Words));
    }

    static Answer Named(Ask ask, IReadOnlyList<(IBaseSnapshot Base, Team Team)> teams, string typed)
    {
        var (team, name) = typed.LastIndexOf(IndicatorSearch.Of) is > 0 and var at ? (typed[..at], typed[(at + 1)..]) : (null, typed);
        var within = team is null ? teams : VisibleTeams.Named(teams, team);
        var found = (from t in within from channel in ChannelFigures.NamesOf(t.Base, t.Team)
            where channel.Contains(name, StringComparison.OrdinalIgnoreCase) select (t.Base, t.Team, Channel: channel)).ToList();
        if (found.Where(f => f.Channel.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList() is { Count: > 0 } exactly)
            found = exactly;
        if (found.Count == 1)
            return Door.Answer.Card(ChannelCards.One(found[0].Base, found[0].Team, found[0].Channel, ask.Today, ask.Words));
        if (found.Count > 1)
            return Door.Answer.Card(ChoiceView.Of($"「{name}」可能是以下渠道，看哪一个？",
                [.. found.Select(f => new ChoiceView.Choice(f.Channel, f.Team.Name, $"channel {VisibleTeams.Exactly(teams, (f.Base, f.Team))}{IndicatorSearch.Of}{f.Channel}"))]));
        if (VisibleTeams.Named(teams, typed) is [var named])
            return Door.Answer.Card(ChannelCards.Table(named, ask.Today, ask.Words));
        var near = from t in teams from channel in ChannelFigures.NamesOf(t.Base, t.Team) orderby Spelling.Distance(name, channel) select channel;
        return Door.Answer.Line($"没有你能看的渠道「{name}」。", [.. near.Distinct().Take(3).Select(c => new NoticeView.Button(c, $"channel {c}"))]);
    }
}

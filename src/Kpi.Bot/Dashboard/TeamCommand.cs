using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Door;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Dashboard;

/// <summary>「/kpi team [team] [period]」: the daily dashboard, now.</summary>
sealed class TeamCommand(IKpiBase kpis) : IChatCommand
{
    public CommandSpec Spec { get; } = new("team", "团队", Audience.Members, AnswerPlace.Here, "[团队] [周期]", "团队看板：整体达成、差距、渠道", ["看板", "日报"]);

    public Task<Answer> AnswerAsync(Ask ask, CancellationToken ct) => Task.FromResult(Answer(ask, kpis.Now));

    static Answer Answer(Ask ask, ISnapshot now)
    {
        var period = TypedPeriod.Take(ask.Arguments, ask.Today, out var words);
        var mine = VisibleTeams.Of(now, ask.Sender);
        if (mine.Count == 0)
            return Door.Answer.Line("你还不在任何团队里。请管理员在「成员」表里给你填上团队。", new NoticeView.Button("我能问什么", "help"));
        var name = string.Join(' ', words);
        var found = name.Length == 0 ? VisibleTeams.OfChat(mine, ask.Chat) : VisibleTeams.Named(mine, name);
        var tail = period is null ? "" : $" {period}";
        return found.Count switch
        {
            1 => Of(ask, found[0].Base, found[0].Team, period),
            0 => Door.Answer.Line($"没有你能看的团队「{name}」。", [.. mine.Take(3).Select(t => new NoticeView.Button(t.Team.Name, $"team {t.Team.Name}{tail}"))]),
            _ => Door.Answer.Card(ChoiceView.Of("看哪个团队？",
                [.. found.Select(t => new ChoiceView.Choice(t.Team.Name, t.Base.Name, $"team {VisibleTeams.Exactly(mine, t)}{tail}"))])),
        };
    }

    static Answer Of(Ask ask, IBaseSnapshot facts, Team team, Period? period)
    {
        if (period is { } asked && asked.First >= ask.Today)
            return Door.Answer.Line($"{ask.Words.Period(asked, ask.Today)}还没有开始。", new NoticeView.Button("看本期", $"team {team.Name}"));
        // A question is nobody's duty: only the card of 9:00 mentions.
        return Door.Answer.Card(new DashboardCard(facts, team, ask.Today, WorkDays.Before(facts, ask.Today), period, Mention: false, ask.Words).Make());
    }
}

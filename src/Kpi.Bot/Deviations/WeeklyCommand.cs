using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Door;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Deviations;

/// <summary>「/kpi weekly」: the weekly summary again, of the asker's team and last week unless another week is named.</summary>
sealed class WeeklyCommand(IKpiBase kpis) : IChatCommand
{
    public CommandSpec Spec { get; } = new("weekly", "周报", Audience.Members, AnswerPlace.Here, "[周]", "上周各指标、偏差与措施");

    public Task<Answer> AnswerAsync(Ask ask, CancellationToken ct) => Task.FromResult(Of(ask, kpis.Now));

    static Answer Of(Ask ask, ISnapshot now)
    {
        var week = Period.WeekOf(ask.Today).Previous;
        var words = ask.Arguments.ToList();
        if (words.Find(w => TryWeek(w, ask.Today, out _)) is { } typed)
        {
            _ = TryWeek(typed, ask.Today, out week);
            words.Remove(typed);
        }
        if (week.Last >= ask.Today)
            return Answer.Line($"{week} 还没有结束，周日之后才有周报。", new NoticeView.Button("上周周报", "weekly"));
        var name = string.Join(' ', words);
        var mine = now.TeamsOf(ask.Sender.Id).Where(t => name.Length == 0 || t.Team.Name == name).ToList();
        // In a team's own group that team is meant.
        if (mine.Exists(t => t.Team.Chat == ask.Chat))
            mine = [.. mine.Where(t => t.Team.Chat == ask.Chat)];
        if (mine.Count == 0)
            return Answer.Line(name.Length == 0 ? "你还不在任何团队里。" : $"没有找到你所在的团队「{name}」；周写成 W28 或 2026-W28。");
        if (mine.Count > 1)
            return Answer.Card(ChoiceView.Of("哪个团队的周报？", [.. mine.Select(t => new ChoiceView.Choice(t.Team.Name, "", $"weekly {t.Team.Name} {week}"))]));
        var (kpi, team) = mine[0];
        return Answer.Card(WeeklySummary.Of(kpi, team.Name, week, [.. kpi.Deviations.Where(d => d.Week == week)], ask.Today, ask.Words),
            Subjects.Weekly(kpi.Name, team.Name, week));
    }

    /// <summary><c>2026-W28</c>, <c>W28</c> or <c>28</c> of this year.</summary>
    static bool TryWeek(string text, DateOnly today, out Period week) =>
        (Period.TryParse(text, out week) && week.Kind == PeriodKind.Week)
        || (text.TrimStart('W', 'w', '第').TrimEnd('周') is { Length: <= 2 } number && Period.TryParse($"{today.Year}-W{number}", out week) && week.Kind == PeriodKind.Week);
}

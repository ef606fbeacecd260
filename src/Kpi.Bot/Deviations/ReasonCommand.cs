using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Door;

namespace Kpi.Bot.Deviations;

/// <summary>「/kpi reason」: the form of the open deviation; for a manager what the owner said, with the button that closes it.</summary>
sealed class ReasonCommand(IKpiBase kpis) : IChatCommand
{
    public CommandSpec Spec { get; } = new("reason", "原因", Audience.Members, AnswerPlace.InPrivate, "<指标>", "填写偏差的原因和措施");

    public Task<Answer> AnswerAsync(Ask ask, CancellationToken ct) => Task.FromResult(Find(ask, kpis.Now));

    static Answer Find(Ask ask, ISnapshot now)
    {
        var typed = ask.Rest(0);
        if (typed.Length == 0)
            return Mine(ask, now);
        // 编号, as the buttons of other cards have it.
        var byId = DeviationCase.All(now, r => string.Equals(r.Id, typed, StringComparison.OrdinalIgnoreCase)).Where(c => MaySee(ask, c)).ToList();
        if (byId.Count > 0)
            return Card(ask, now, byId[0]);
        var found = now.Search(typed, ask.Sender);
        if (found.Count == 0)
            return Answer.Line($"没有找到指标「{typed}」。", new NoticeView.Button("我的待办", "pending"));
        var cases = found.SelectMany(l => DeviationCase.All(now, r => r.Base == l.Base.Name && r.Code == l.Indicator.Code && r.State != DeviationState.Closed)).Where(c => MaySee(ask, c));
        var latest = cases.OrderByDescending(c => c.Row.Owner == ask.Sender.Id).ThenByDescending(c => c.IsOpen).ThenByDescending(c => c.Row.Week.First).ToList();
        if (latest.Count > 0 && (found.Count == 1 || latest.DistinctBy(c => (c.Row.Base, c.Row.Code)).Count() == 1))
            return Card(ask, now, latest[0]);
        if (latest.Count > 0)
            return Answer.Card(ChoiceView.Of($"「{typed}」可能是以下偏差，哪一条？", [.. latest.Select(c => new ChoiceView.Choice(c.Indicator.Name, ask.Words.Period(c.Row.Week, ask.Today), $"reason {c.Row.Id}"))]));
        if (found.Count > 1)
            return Answer.Card(ChoiceView.OfIndicators($"「{typed}」可能是以下指标，哪一个？", now, found, exactly => $"reason {exactly}"));
        var indicator = found[0].Indicator;
        return Answer.Line(ask.Sender.MayWorkOn(found[0]) ? $"「{indicator.Name}」没有待回复的偏差。" : $"「{indicator.Name}」的偏差由责任人{(now.NameOf(indicator.Owner) is { } name ? $" {name} " : "")}回复。",
            new NoticeView.Button("查看指标", $"show {now.Exactly(found[0])}"));
    }

    static Answer Mine(Ask ask, ISnapshot now)
    {
        var owed = DeviationCase.WorstFirst(DeviationCase.All(now, r => r.Owner == ask.Sender.Id && r.State == DeviationState.Open)).ToList();
        return owed.Count == 0 ? Answer.Line("你没有待回复的偏差。", new NoticeView.Button("我的指标", "me"))
            : owed.DistinctBy(c => c.Row.Week).Count() == 1 ? Card(ask, now, owed[0])
            : Answer.Card(ChoiceView.Of("填写哪一条偏差？", [.. owed.Select(c => new ChoiceView.Choice(c.Indicator.Name, ask.Words.Period(c.Row.Week, ask.Today), $"reason {c.Row.Id}"))]));
    }

    static bool MaySee(Ask ask, DeviationCase deviation) =>
        deviation.Row.Owner == ask.Sender.Id || new Located(deviation.Kpis, deviation.Indicator).Manages(ask.Sender);

    static Answer Card(Ask ask, ISnapshot now, DeviationCase focus)
    {
        var row = focus.Row;
        if (row.Owner == ask.Sender.Id)
            return Answer.Card(OwnerCard.Of(DeviationCase.All(now, r => r.Owner == row.Owner && r.Week == row.Week), ask.Today, ask.Words, row.Id, editing: true),
                Subjects.Owner(ask.Sender.Id, row.Week));
        var team = focus.Indicator.Team;
        var view = OwnerCard.ForManager([.. DeviationCase.All(now, r => r.Owner == row.Owner && r.Week == row.Week && r.Base == row.Base).Where(c => c.Indicator.Team == team)],
            ask.Today, ask.Words, row.Id);
        return Answer.Card(view, row.Owner is { } owner ? Subjects.Manager(row.Base, team, owner, row.Week) : null);
    }
}

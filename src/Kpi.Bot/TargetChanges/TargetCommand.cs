using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Door;

namespace Kpi.Bot.TargetChanges;

/// <summary>「/kpi target」: the form for another target; where one waits already, or its 编号 is given, that request.</summary>
sealed class TargetCommand(IKpiBase kpis, Deciding deciding) : IChatCommand
{
    public CommandSpec Spec { get; } = new("target", "目标", Audience.Members, AnswerPlace.InPrivate, "<指标>", "申请调整目标", ["申请"]);

    public Task<Answer> AnswerAsync(Ask ask, CancellationToken ct) => Task.FromResult(Find(ask, kpis.Now));

    Answer Find(Ask ask, ISnapshot now)
    {
        var typed = ask.Rest(0);
        if (typed.Length == 0)
            return Choose(ask, now);
        if (typed.StartsWith("TC-", StringComparison.OrdinalIgnoreCase))
            return Request(ask, now, typed);
        var found = now.Search(typed, ask.Sender);
        return found.Count switch
        {
            0 => Answer.Line($"没有找到指标「{typed}」。", new NoticeView.Button("选择指标", "target"), new NoticeView.Button("我的指标", "me")),
            1 => For(ask, now, found[0]),
            _ => Answer.Card(ChoiceView.OfIndicators($"「{typed}」可能是以下指标，调整哪一个？", now, found, exactly => $"target {exactly}")),
        };
    }

    Answer For(Ask ask, ISnapshot now, Located located)
    {
        var running = RequestFormView.Running(located.Indicator, ask.Today);
        if (located.Base.TargetChanges.FirstOrDefault(c => c.Code == located.Indicator.Code && c.State == ChangeState.Pending && c.Period == running) is { } waiting
            && (ask.Sender.MayWorkOn(located) || deciding.ReaderOf(located, waiting, ask.Sender) != RequestReader.Anybody))
            return Card(ask, now, located, waiting);
        return ask.Sender.MayWorkOn(located) ? Answer.Card(RequestFormView.Of(located, running, ask.Today, ask.Words))
            : Answer.Line($"「{located.Indicator.Name}」的目标由责任人{(now.NameOf(located.Indicator.Owner) is { } owner ? $" {owner} " : "")}或主管申请调整。",
                new NoticeView.Button("查看指标", $"show {now.Exactly(located)}"));
    }

    Answer Request(Ask ask, ISnapshot now, string id)
    {
        foreach (var b in now.Bases)
            if (b.TargetChanges.FirstOrDefault(c => string.Equals(c.Id, id, StringComparison.OrdinalIgnoreCase)) is { } row
                && b.Find(row.Code) is { } indicator && new Located(b, indicator) is var located
                && (ask.Sender.MayWorkOn(located) || deciding.ReaderOf(located, row, ask.Sender) != RequestReader.Anybody))
                return Card(ask, now, located, row);
        return Answer.Line($"没有找到申请「{id}」。", new NoticeView.Button("我的待办", "pending"));
    }

    Answer Card(Ask ask, ISnapshot now, Located located, TargetChange row) => Answer.Card(
        RequestView.Of(now, located, row, deciding.ReaderOf(located, row, ask.Sender), deciding.Who(located, row), ask.Today, ask.Words), Deciding.Subject(row.Id));

    static Answer Choose(Ask ask, ISnapshot now)
    {
        List<Located> may = [.. now.VisibleTo(ask.Sender).Where(ask.Sender.MayWorkOn).OrderByDescending(l => l.Indicator.Owner == ask.Sender.Id)];
        return may.Count == 0 ? Answer.Line("没有由你负责的指标。目标由责任人或主管申请调整。", new NoticeView.Button("我的指标", "me"))
            : Answer.Card(ChoiceView.OfIndicators("调整哪个指标的目标？", now, may, exactly => $"target {exactly}"));
    }
}

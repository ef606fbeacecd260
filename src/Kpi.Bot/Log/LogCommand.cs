using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Door;
using Kpi.Domain.Model;

namespace Kpi.Bot.Log;

/// <summary>「/kpi log」: a manual actual, by its owner or a manager.</summary>
sealed class LogCommand(IKpiBase kpis) : IChatCommand
{
    public CommandSpec Spec { get; } = new("log", "填报", Audience.Members, AnswerPlace.InPrivate, "<指标> <数值> [日期]", "填报一个实绩；比率写成 12/100", ["录入"], IsAct: true);

    public Task<Answer> AnswerAsync(Ask ask, CancellationToken ct) => Task.FromResult(Answer(ask, kpis.Now));

    static Answer Answer(Ask ask, ISnapshot now)
    {
        var typed = LogArguments.Of(ask.Arguments, ask.Today);
        if (typed.Indicator.Length == 0)
            return Choose(ask, now);
        var found = now.Search(typed.Indicator, ask.Sender);
        if (found.Count == 0)
            return Door.Answer.Line($"没有找到指标「{typed.Indicator}」。", new NoticeView.Button("选择指标", "log"), new NoticeView.Button("我的指标", "me"));
        if (found.Count > 1)
            return Door.Answer.Card(ChoiceView.OfIndicators($"「{typed.Indicator}」可能是以下指标，填报哪一个？", now, found,
                exactly => string.Join(' ', new[] { "log", exactly, typed.Value, typed.Day is { } d ? RowKeys.Day(d) : null }.Where(w => w is not null))));
        return For(ask, now, found[0], typed);
    }

    static Answer For(Ask ask, ISnapshot now, Located located, LogArguments typed)
    {
        var day = typed.Day ?? ask.Today;
        if (LogPermit.Refusal(ask.Sender, located, day) is { } refusal)
            return Door.Answer.Line(refusal.Why, [.. refusal.Buttons]);
        if (typed.Value is null)
            return Door.Answer.Card(LogFormView.Of(located, day, ask.Today, ask.Words));
        var entry = LogEntry.Of(located, typed.Value, day, ask.Today, ask.Now);
        if (entry.Row is not { } row)
            return Door.Answer.Line(entry.Mistake!, new NoticeView.Button("用表单填报", $"log {now.Exactly(located)}"));
        return Door.Answer.Card(LogView.Of(now, located, row, ask.Today, ask.Words)) with { Writes = [ActualsTable.Write(located.Base, row)] };
    }

    /// <summary>Without an indicator: the asker's own first, then what they manage.</summary>
    static Answer Choose(Ask ask, ISnapshot now)
    {
        List<Located> may = [.. now.VisibleTo(ask.Sender).Where(ask.Sender.MayWorkOn)
            .Where(l => !LogEntry.IsComputed(l, ask.Today))
            .OrderByDescending(l => l.Indicator.Owner == ask.Sender.Id)];
        return may.Count == 0 ? Door.Answer.Line("没有由你填报的指标。填报由责任人或主管进行。", new NoticeView.Button("我的指标", "me"))
            : Door.Answer.Card(ChoiceView.OfIndicators("填报哪个指标？", now, may, exactly => $"log {exactly}"));
    }
}

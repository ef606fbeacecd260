using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Door;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Show;

/// <summary>「/kpi show &lt;indicator&gt; [period]」: one indicator, everything.</summary>
sealed class ShowCommand(IKpiBase kpis) : IChatCommand
{
    public CommandSpec Spec { get; } = new("show", "指标", Audience.Members, AnswerPlace.Here, "<指标> [周期]", "一个指标的全部：走势、原因、目标、口径", ["查看"]);

    public Task<Answer> AnswerAsync(Ask ask, CancellationToken ct) => Task.FromResult(Answer(ask, kpis.Now));

    static Answer Answer(Ask ask, ISnapshot now)
    {
        var period = TypedPeriod.Take(ask.Arguments, ask.Today, out var words);
        var tail = period is null ? "" : $" {period}";
        var name = string.Join(' ', words);
        if (name.Length == 0)
            return Choose(ask, now, tail);
        return now.Search(name, ask.Sender) switch
        {
            [] => Unknown(ask, now, name, tail),
            [var only] => Of(ask, now, only, period),
            var several => Door.Answer.Card(ChoiceView.OfIndicators($"「{name}」可能是以下指标，看哪一个？", now, several, exactly => $"show {exactly}{tail}")),
        };
    }

    static Answer Of(Ask ask, ISnapshot now, Located found, Period? asked)
    {
        var period = asked ?? found.Indicator.CurrentPeriod(ask.Today);
        var exactly = now.Exactly(found);
        if (period.Kind == PeriodKind.Week)
            return Door.Answer.Line("指标按月、季、年看；一周的差距在周报里。", new NoticeView.Button("看本期", $"show {exactly}"), new NoticeView.Button("周报", "weekly"));
        if (period.First >= ask.Today)
            return Door.Answer.Line($"{ask.Words.Period(period, ask.Today)}还没有开始。", new NoticeView.Button("看本期", $"show {exactly}"));
        return Door.Answer.Card(new ShowCard(now, found, period, ask.Sender, ask.Today, ask.Words).Make());
    }

    /// <summary>Without a name: the asker's own first, then their team's.</summary>
    static Answer Choose(Ask ask, ISnapshot now, string tail)
    {
        List<Located> all = [.. now.VisibleTo(ask.Sender)
            .OrderByDescending(l => l.Indicator.Owner == ask.Sender.Id).ThenByDescending(l => ask.Sender.Rows.Any(r => r.Team == l.Indicator.Team))
            .ThenBy(l => l.Indicator.Level).ThenByDescending(l => l.Indicator.Weight)];
        return all.Count == 0 ? Door.Answer.Line("还没有你能看的指标。", new NoticeView.Button("我能问什么", "help"))
            : Door.Answer.Card(ChoiceView.OfIndicators("看哪个指标？", now, all, exactly => $"show {exactly}{tail}"));
    }

    static Answer Unknown(Ask ask, ISnapshot now, string name, string tail)
    {
        var near = now.VisibleTo(ask.Sender)
            .Select(l => (Found: l, Away: Math.Min(Spelling.Distance(name, l.Indicator.Name), Spelling.Distance(name, l.Indicator.Code.Value))))
            .OrderBy(n => n.Away - Shared(name, n.Found.Indicator)).Take(3).Where(n => Shared(name, n.Found.Indicator) > 0)
            .Select(n => new NoticeView.Button(n.Found.Indicator.Name, $"show {now.Exactly(n.Found)}{tail}")).ToArray();
        return near.Length == 0
            ? Door.Answer.Line($"没有找到指标「{name}」。", new NoticeView.Button("选择指标", "show"), new NoticeView.Button("我的指标", "me"))
            : Door.Answer.Line($"没有找到指标「{name}」，是不是这个？", near);
    }

    // Chinese names are short: one shared character says more than two wrong ones.
    static int Shared(string typed, Indicator indicator) => typed.Distinct().Count(c => indicator.Name.Contains(c, StringComparison.OrdinalIgnoreCase));
}

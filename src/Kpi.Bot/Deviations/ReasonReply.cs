using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Door;
using Kpi.Bot.State;

namespace Kpi.Bot.Deviations;

/// <summary>An owner answers the card in words.</summary>
sealed class ReasonReply(IKpiBase kpis, Answering answering) : IReplyHandler
{
    public string SubjectKind => Subjects.OwnerKind;

    public async Task<Answer?> ReplyAsync(CardReply reply, Tx tx, CancellationToken ct)
    {
        if (reply.Text.TrimStart() is ['/' or '／', ..] || !Subjects.TryOwner(reply.Subject, out var owner, out var week))
            return null;
        if (reply.Sender.Id != owner)
            return Answer.Line($"这张卡片由{(kpis.Now.NameOf(owner) is { } name ? $" {name} " : "责任人")}回复。");
        var cases = DeviationCase.All(kpis.Now, r => r.Owner == owner && r.Week == week);
        if (Meant(cases, reply.Text) is not { } meant)
            return Answer.Line(cases.All(c => c.Row.State == DeviationState.Closed) ? "这些偏差都已关闭，不能再修改。" : "要修改哪一项？请在回复里写上指标名。",
                [.. cases.Where(c => c.Row.State != DeviationState.Closed).Take(3).Select(c => new NoticeView.Button(c.Indicator.Name, $"reason {c.Row.Id}"))]);
        var said = ReplyText.Of(WithoutName(reply.Text, meant.Indicator.Name));
        // 「抖音线索量 措施：…」: the name alone is no reason.
        if (string.Equals(said.Reason, meant.Indicator.Name, StringComparison.OrdinalIgnoreCase))
            said = said with { Reason = null };
        var acted = await answering.AnswerAsync(Act.Of(reply), meant.Row.Base, meant.Row.Id, new(null, said.Reason, said.Action, null), tx, ct);
        if (acted.Row is not { } row)
            return Answer.Line(acted.Refusal!, new NoticeView.Button("用表单填写", $"reason {meant.Row.Id}"));
        var missing = row.Action is null ? "还没有调整措施，可以再回复“措施：…”。" : "";
        return new Answer
        {
            View = NoticeView.Of($"已记下「{meant.Indicator.Name}」的{(said.Reason is null ? "措施" : said.Action is null ? "原因" : "原因和措施")}，卡片已更新。{missing}",
                new NoticeView.Button("修改", $"reason {row.Id}")),
            Posts = acted.Posts, Writes = acted.Writes,
        };
    }

    /// <summary>The one whose name is in the text (the longest name, where one holds another); else the worst that is owed; else the only one.</summary>
    static DeviationCase? Meant(IReadOnlyList<DeviationCase> cases, string text) =>
        cases.Where(c => c.Row.State != DeviationState.Closed && text.Contains(c.Indicator.Name, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(c => c.Indicator.Name.Length).ThenByDescending(c => c.IsOpen).FirstOrDefault()
        ?? DeviationCase.WorstFirst(cases.Where(c => c.IsOpen)).FirstOrDefault()
        ?? (cases.Where(c => c.Row.State == DeviationState.Answered).ToList() is [var only] ? only : null);

    /// <summary><c>抖音线索量：发布晚了</c> names the indicator and is not part of the reason; elsewhere the name belongs to the sentence.</summary>
    static string WithoutName(string text, string name)
    {
        var rest = text.TrimStart();
        if (!rest.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            return text;
        rest = rest[name.Length..].TrimStart();
        return rest is ['：' or ':', ..] ? rest[1..] : text;
    }
}

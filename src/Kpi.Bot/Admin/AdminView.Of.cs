using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Door;
using Kpi.Bot.Ops;
using Kpi.Bot.Schedule;
using Kpi.Feishu.Events;

namespace Kpi.Bot.Admin;

/// <summary>What was asked of the running bot for one card.</summary>
sealed record OpsFacts(
    IReadOnlyList<OccasionLine> Occasions, IReadOnlyList<NextRun> Next, int Waiting, IReadOnlyList<StuckPost> Stuck, CallsThisMonth Calls,
    IReadOnlyList<string> BrokenTemplates, StreamState Stream, IReadOnlyList<Watched> Changes);

sealed partial record AdminView
{
    const int MostFindings = 10;
    const int MostEndpoints = 6;
    const int Letters = 160;

    /// <summary>Where times are shown for somebody who looks after several teams.</summary>
    const string Zone = "Asia/Shanghai";

    public static AdminView Of(OpsFacts ops, ISnapshot now, Ask ask)
    {
        var words = ask.Words;
        List<string> problems =
        [
            .. ops.Stream.Connected ? [] : new[] { $"事件长连接断开{(ops.Stream.Fatal is { } why ? $"：{why}" : "，正在重连")}" },
            .. ops.Occasions.Where(o => o.Outcome == OutcomeKind.Failed).Take(3).Select(o => Short($"{JobName(o.Job)} {o.Team} {words.ShortDay(o.Day)} 失败：{o.Why}")),
            .. ops.Stuck.Select(s => Short($"未能{(s.Kind == "write" ? "写入" : "发送")} {s.Target}（{words.Moment(s.CreatedAt, Zone)}）：{s.Error}")),
            .. ops.BrokenTemplates.Select(t => Short($"卡片模板有误：{t}")),
        ];
        var findings = now.Bases.SelectMany(b => b.Findings).ToList();
        return new(problems.Count > 0 ? "red" : findings.Count > 0 ? "orange" : "green",
            problems.Count > 0 ? $"{problems.Count} 个问题需要处理" : findings.Count > 0 ? $"运行正常，数据表有 {findings.Count} 处待修正" : "一切正常",
            problems, FactsOf(ops, now, words), [.. ops.Occasions.Select(o => LineOf(o, words))],
            string.Join(" · ", ops.Next.Where(n => n.At is not null).OrderBy(n => n.At).Select(n => $"{JobName(n.Job)} {words.Moment(n.At!.Value, Zone)}")),
            [.. ops.Calls.ByEndpoint.OrderByDescending(e => e.Calls).Take(MostEndpoints).Select(e => new Calls(e.Endpoint, words.Number(e.Calls), e.Failures == 0 ? "" : words.Number(e.Failures)))],
            [.. findings.Take(MostFindings).Select(f => Short(f.Text))], Math.Max(0, findings.Count - MostFindings),
            [.. ops.Changes.Count == 0 ? [] : new[] { CardButton.Runs("确认改动", "pending", primary: true) }, .. now.Bases.Take(2).Select(b => CardButton.Opens(now.Bases.Count == 1 ? "打开数据表" : b.Name, b.Url))]);
    }

    static List<string> FactsOf(OpsFacts ops, ISnapshot now, Words words)
    {
        var limit = ops.Calls.Limit == 0 ? "" : $" / {words.Number(ops.Calls.Limit)}（{words.Whole((decimal)ops.Calls.Calls / ops.Calls.Limit)}）";
        return
        [
            $"{(ops.Stream.Connected ? "● 长连接正常" : "■ 长连接断开")} · 待发送 {ops.Waiting} 条 · 本月接口 {words.Number(ops.Calls.Calls)}{limit}",
            .. ops.Changes.Count == 0 ? [] : new[] { $"▲ 未经审批的改动 {ops.Changes.Count} 处：{Short(string.Join("、", ops.Changes.Take(3).Select(c => c.Subject)))}" },
            .. now.Bases.Select(b => $"{b.Name}：{b.Indicators.Count(i => i.Enabled)} 项指标 · 数据采集于 {(b.CollectedAt is { } at ? words.Moment(at, Zone) : "—")}"),
        ];
    }

    static Line LineOf(OccasionLine line, Words words) => new(JobName(line.Job), line.Team, words.ShortDay(line.Day),
        line.Outcome switch
        {
            OutcomeKind.Sent => "已发送",
            OutcomeKind.Skipped => Short($"已跳过 {line.Why}", 30),
            _ => "失败",
        },
        line.Outcome switch { OutcomeKind.Sent => "green", OutcomeKind.Skipped => "neutral", _ => "red" }, LateOf(line.Late));

    /// <summary><c>准时</c> within a minute, else <c>晚 12 分</c>, <c>晚 3 小时</c>, <c>晚 2 天</c>.</summary>
    static string LateOf(TimeSpan late) => late < TimeSpan.FromMinutes(1) ? "准时"
        : late < TimeSpan.FromHours(1) ? $"晚 {(int)late.TotalMinutes} 分"
        : late < TimeSpan.FromDays(2) ? $"晚 {(int)late.TotalHours} 小时" : $"晚 {(int)late.TotalDays} 天";

    static string JobName(string job) => job switch
    {
        "collect" => "采集",
        "daily" => "日报",
        "weekly" => "周偏差",
        "reminders" => "提醒",
        "monthly" => "月度复盘",
        _ => job,
    };

    static string Short(string text, int letters = Letters) => text.Length <= letters ? text : text[..(letters - 1)] + "…";
}

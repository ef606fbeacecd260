using Kpi.Bot.Admin;
using Kpi.Bot.Base;
using Kpi.Bot.Ops;
using Kpi.Bot.Schedule;
using Kpi.Bot.Tests.Fakes;
using Kpi.Feishu.Events;

namespace Kpi.Bot.Tests.Admin;

public sealed class AdminViewTests
{
    static readonly DateTimeOffset Now = FakeKpis.At(new(2026, 7, 14), 10);
    static readonly StreamState Up = new(true, Now, Now, null);

    readonly FakeBase growth = new FakeBase().Team("增长组").Member("周七", "增长组", Domain.Model.Role.Administrator);

    AdminView View(OpsFacts ops)
    {
        var kpis = new FakeKpis(growth);
        var view = AdminView.Of(ops, kpis.Now, kpis.Ask("周七", "2026-07-14"));
        Shown.Card(view);
        return view;
    }

    static OpsFacts Well => new([Line(OutcomeKind.Sent)], [new("weekly", FakeKpis.At(new(2026, 7, 20), 9, 30)), new("collect", null)], 0, [],
        new("2026-07", 812, 10_000, [new("POST im/v1/messages", 400, 2), new("GET bitable/v1/apps/:app/tables", 412, 0)]), [], Up, []);

    static OccasionLine Line(OutcomeKind outcome, string? why = null, int lateMinutes = 0) => new("daily/增长/增长组/2026-07-14", "daily", "增长", "增长组",
        new(2026, 7, 14), outcome, why, FakeKpis.At(new(2026, 7, 14), 9), FakeKpis.At(new(2026, 7, 14), 9).AddMinutes(lateMinutes), TimeSpan.FromMinutes(lateMinutes));

    [Fact]
    public void When_all_is_well_it_says_so_first()
    {
        var view = View(Well);

        Assert.Equal(("green", "一切正常", "周偏差 7月20日 09:30"), (view.Colour, view.Headline, view.Next));
        Assert.Equal(("日报", "已发送", "准时"), (view.Occasions[0].Job, view.Occasions[0].Outcome, view.Occasions[0].Late));
        Assert.Contains("本月接口 812 / 1万（8%）", view.Facts[0], StringComparison.Ordinal);
        Assert.Equal(("GET bitable/v1/apps/:app/tables", "412", ""), (view.Endpoints[0].Endpoint, view.Endpoints[0].Count, view.Endpoints[0].Failures));
    }

    [Fact]
    public void What_failed_stands_first_with_why()
    {
        growth.Findings.Add(new("增长", "f1", "指标", "rec1", "「指标」记录 A：「周期」是空的。"));

        var view = View(Well with
        {
            Occasions = [Line(OutcomeKind.Failed, "模板 <at id=all></at>", 75), Line(OutcomeKind.Skipped, "没有新数据")],
            Stuck = [new("send", "oc_1", "230002 bot is not in chat", Now)], BrokenTemplates = ["cards/me.json.liquid:12: …"], Stream = new(false, null, null, "app secret invalid"),
        });

        Assert.Equal(("red", "4 个问题需要处理"), (view.Colour, view.Headline));
        Assert.Equal(["事件长连接断开：app secret invalid", "日报 增长组 7月14日 失败：模板 <at id=all></at>", "未能发送 oc_1（7月14日 10:00）：230002 bot is not in chat", "卡片模板有误：cards/me.json.liquid:12: …"], view.Problems);
        Assert.Equal(["晚 1 小时", "准时"], view.Occasions.Select(o => o.Late));
        Assert.DoesNotContain(Shown.Tagged(view, "markdown"), m => ((string)m["content"]!).Contains("<at", StringComparison.Ordinal));
        Assert.Equal(["「指标」记录 A：「周期」是空的。"], view.Findings);
    }

    [Fact]
    public void The_first_start_and_the_worst_month_stay_within_the_limits()
    {
        View(new([], [], 0, [], new("2026-07", 0, 0, []), [], Up, []));
        for (var i = 0; i < 500; i++)
            growth.Findings.Add(new("增长", $"f{i}", "指标", $"rec{i}", new string('长', 400)));

        var view = View(new([.. Enumerable.Repeat(Line(OutcomeKind.Failed, new('错', 500), 5000), 20)], [new("daily", Now)], 900,
            [.. Enumerable.Repeat(new StuckPost("write", "增长/偏差跟进/" + new string('k', 200), new('e', 500), Now), 5)],
            new("2026-07", 99_999, 10_000, [.. Enumerable.Range(0, 40).Select(i => new EndpointCalls($"POST some/very/long/endpoint/name/{i}", i, i))]),
            [.. Enumerable.Repeat(new string('t', 300), 12)], Up, [.. Enumerable.Repeat(new Watched("w", "增长", WatchedKind.Target, "target|A|2026-07|1", new('长', 200), null, "off", "1|", Now), 50)]));

        Assert.Equal(490, view.MoreFindings);
    }
}

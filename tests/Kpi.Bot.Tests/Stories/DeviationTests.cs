using Kpi.Bot.Tests.OfficeKit;
using Kpi.Sandbox.World;

namespace Kpi.Bot.Tests.Stories;

/// <summary>Monday's question why a week fell behind: asked, answered, shown, chased.</summary>
public sealed class DeviationTests
{
    // What breaks a card, a chat or a table where it is not taken as text.
    const string Wild = "<at id=all></at> **x** [a](b) \"quotes\" {{ 7 }} \\n";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_owner_is_asked_the_group_sees_who_owes_and_the_answer_stands_on_both_cards_in_place_and_in_the_table()
    {
        await using var office = await MondayAsync();
        var (owner, boss) = (office.As("王芳"), office.As("孙经理"));
        var asked = await owner.SeeCardAsync(owner.Direct, Ct, "上周偏差 · 短视频线索量");
        var summary = await boss.SeeCardAsync(boss.Group, Ct, "增长组 周会 · W28");

        // 310 in July is 10 a day: 5 a day in the week of 7月6日–12日 is 35 of 70, 50.0 %.
        Assert.Contains("35 / 目标 70 条 · 少 35 条", asked.Text, StringComparison.Ordinal);
        Assert.Contains("50.0%", asked.Text, StringComparison.Ordinal);
        Assert.Equal("red", asked.Colour);
        // 李雷's indicator kept pace.
        Assert.Contains("1 / 2 项达标 · 1 项偏差 · 1 项待回复", summary.Text, StringComparison.Ordinal);
        Assert.Contains($"<at id={owner.Person.OpenId}></at>", summary.Markup, StringComparison.Ordinal);

        var result = await owner.SubmitAsync(asked, Ct, ("cause", "渠道"), ("reason", "发布时间改到 22:00"), ("action", "恢复 20:00 发布"), ("due", "2026-07-17"));
        var rows = await office.RowsUntilAsync("偏差跟进", r => r.Count == 1 && r[0]["状态"] == "已回复", Ct);
        var answered = await owner.UntilShowsAsync(asked, Ct, "发布时间改到 22:00", "恢复 20:00 发布", "已回复 7月13日");
        var current = await boss.UntilShowsAsync(summary, Ct, "全部已回复", "发布时间改到 22:00");

        Assert.Equal("已提交", result.Toast?.Content);
        Assert.Equal(("2026-W28", "王芳", "70", "35", "50"), (rows[0]["周"], rows[0]["责任人"], rows[0]["目标"], rows[0]["实际"], rows[0]["达成率"]));
        Assert.Equal(("渠道", "发布时间改到 22:00", "恢复 20:00 发布", new DateOnly(2026, 7, 17)),
            (rows[0]["原因分类"], rows[0]["偏差原因"], rows[0]["调整措施"], Office.Day(rows[0]["完成日"])));
        Assert.Equal("green", answered.Colour);
        Assert.Single(owner.SaidIn(owner.Direct), s => s.Text.Contains("上周偏差", StringComparison.Ordinal));
        Assert.Single(boss.SaidIn(boss.Group), s => s.Text.Contains("周会", StringComparison.Ordinal));
        Assert.DoesNotContain($"<at id={owner.Person.OpenId}></at>", current.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_in_words_is_an_answer_and_can_be_corrected_by_the_form()
    {
        await using var office = await MondayAsync();
        var owner = office.As("王芳");
        var asked = await owner.SeeCardAsync(owner.Direct, Ct, "上周偏差");

        var told = await owner.ReplyAsync(asked, "曝光少了两成，措施：恢复 20:00 发布", Ct);
        await owner.UntilShowsAsync(asked, Ct, "曝光少了两成", "恢复 20:00 发布", "修改");
        await office.RowsUntilAsync("偏差跟进", r => r is [var row] && row.GetValueOrDefault("偏差原因") == "曝光少了两成" && row["调整措施"] == "恢复 20:00 发布", Ct);
        await owner.PressAsync(asked, "修改", Ct);
        await owner.SubmitAsync(asked, Ct, ("reason", "发布晚了两小时"));
        var rows = await office.RowsUntilAsync("偏差跟进", r => r is [var row] && row["偏差原因"] == "发布晚了两小时", Ct);
        await owner.UntilShowsAsync(asked, Ct, "发布晚了两小时");

        Assert.Contains("已记下「短视频线索量」的原因和措施", told.Text, StringComparison.Ordinal);
        Assert.Equal("恢复 20:00 发布", rows[0]["调整措施"]);
    }

    [Fact]
    public async Task What_people_write_is_shown_as_text_and_mentions_formats_and_breaks_nothing()
    {
        await using var office = await MondayAsync();
        var (owner, boss) = (office.As("王芳"), office.As("孙经理"));
        var asked = await owner.SeeCardAsync(owner.Direct, Ct, "上周偏差");
        var summary = await boss.SeeCardAsync(boss.Group, Ct, "周会");

        var result = await owner.SubmitAsync(asked, Ct, ("cause", "渠道"), ("reason", Wild), ("action", Wild));
        await office.RowsUntilAsync("偏差跟进", r => r is [var row] && row.GetValueOrDefault("偏差原因") == Wild.Trim() && row["调整措施"] == Wild.Trim(), Ct);
        var mine = await office.UntilAsync(() => asked.Now is var now && Holds(now, Wild.Trim()) ? now : null, "the words on the owner's card", TimeSpan.FromSeconds(30), Ct);
        var groups = await office.UntilAsync(() => summary.Now is var now && Holds(now, Wild.Trim()) ? now : null, "the words on the group's card", TimeSpan.FromSeconds(30), Ct);
        var shown = await boss.AskAsync("/kpi show 短视频线索量", Ct);

        Assert.Null(result.Code);
        // In markdown the words are escaped; in plain text they stand as they are. Nowhere do they become a mention.
        foreach (var card in (Seen[])[mine, groups, shown])
            Assert.DoesNotContain(Markdowns(card), m => m.Contains("<at id=all>", StringComparison.Ordinal) || m.Contains("[a](b)", StringComparison.Ordinal));
        Assert.True(Holds(shown, "quotes"));
    }

    [Fact]
    public async Task Nobody_but_the_owner_answers_and_an_empty_field_is_not_sent()
    {
        await using var office = await MondayAsync();
        var owner = office.As("王芳");
        var asked = await owner.SeeCardAsync(owner.Direct, Ct, "上周偏差");

        var empty = await owner.SubmitAsync(asked, Ct, ("cause", "渠道"), ("reason", "只有原因"));
        var others = await office.As("李雷").AskAsync("/kpi reason 短视频线索量", Ct);
        var owed = await owner.AskAsync("/kpi pending", Ct);

        Assert.Equal("有必填项未填写", empty.Problem);
        Assert.Contains("由责任人 王芳 回复", others.Text, StringComparison.Ordinal);
        Assert.Contains("短视频线索量", owed.Text, StringComparison.Ordinal);
        Assert.All(office.Rows("偏差跟进"), r => Assert.Equal("待回复", r["状态"]));
    }

    [Fact]
    public async Task After_24_hours_the_owner_is_reminded_and_after_48_the_manager_is_told_once_each()
    {
        await using var office = await MondayAsync();
        var (owner, boss) = (office.As("王芳"), office.As("孙经理"));
        await owner.SeeCardAsync(owner.Direct, Ct, "上周偏差");

        // Monday 10:00 and 16:00: not a day old yet. Tuesday 10:00: 24.5 h.
        await HappenedAsync(office, "2026-07-13 16:00");
        Assert.DoesNotContain(owner.SaidIn(owner.Direct), s => s.Text.Contains("已超过 24 小时", StringComparison.Ordinal));
        office.MoveTo("2026-07-14 10:00");
        var reminder = await owner.SeeCardAsync(owner.Direct, Ct, "这条偏差已超过 24 小时没有回复", "短视频线索量 50.0%");
        await HappenedAsync(office, "2026-07-14 16:00");
        Assert.DoesNotContain(boss.SaidIn(boss.Direct), s => s.Text.Contains("请跟进", StringComparison.Ordinal));

        // Wednesday 10:00: 48.5 h.
        office.MoveTo("2026-07-15 10:00");
        await boss.SeeCardAsync(boss.Direct, Ct, "王芳 还没有回复，请跟进");
        await HappenedAsync(office, "2026-07-15 16:00");
        await HappenedAsync(office, "2026-07-16 16:00");
        await owner.AskAsync("/kpi help", Ct);
        await boss.AskAsync("/kpi help", Ct);

        Assert.Equal(["填写原因"], reminder.Buttons);
        Assert.Single(owner.SaidIn(owner.Direct), s => s.Text.Contains("已超过 24 小时", StringComparison.Ordinal));
        Assert.Single(boss.SaidIn(boss.Direct), s => s.Text.Contains("请跟进", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_quiet_hours_a_reminder_waits_for_the_morning()
    {
        await using var office = await MondayAsync("--Schedules:Reminders=0 0 22 * * ?");
        var owner = office.As("王芳");
        await owner.SeeCardAsync(owner.Direct, Ct, "上周偏差");

        // Tuesday 22:00: 36.5 h after the card, in the quiet hours 20:00–08:30.
        await HappenedAsync(office, "2026-07-14 22:00");
        await owner.AskAsync("/kpi help", Ct);
        Assert.DoesNotContain(owner.SaidIn(owner.Direct), s => s.Text.Contains("已超过 24 小时", StringComparison.Ordinal));

        office.MoveTo("2026-07-15 08:30");
        await owner.SeeCardAsync(owner.Direct, Ct, "已超过 24 小时没有回复");
    }

    /// <summary>Monday 9:30 after a week in which 王芳 reached half of her target and 李雷 all of his.</summary>
    static async Task<Office> MondayAsync(params string[] configuration)
    {
        var office = await Office.OpenAsync("2026-07-13 09:29", Ct);
        await office.TeamAsync("孙经理", Ct);
        await office.MemberAsync("孙经理", "负责人", Ct);
        await office.MemberAsync("王芳", "成员", Ct);
        await office.MemberAsync("李雷", "成员", Ct);
        await office.MemberAsync("周琪", "管理员", Ct);
        foreach (var (code, name, owner, daily) in ((string, string, string, decimal)[])[("SV", "短视频线索量", "王芳", 5), ("EV", "线下活动线索量", "李雷", 10)])
        {
            await office.IndicatorAsync(code, name, owner, Ct, ("权重", 50));
            await office.TargetAsync(code, "2026-07", 310, Ct);
            await office.ActualsAsync(code, "2026-07-01", "2026-07-12", daily, Ct);
        }
        await office.StartBotAsync(Ct, configuration);
        office.MoveTo("2026-07-13 09:30");
        return office;
    }

    static async Task HappenedAsync(Office office, string at)
    {
        office.MoveTo(at);
        await office.AdminShowsAsync($"提醒 | 增长组 | {at[5..7].TrimStart('0')}月{at[8..10].TrimStart('0')}日", Ct);
    }

    static bool Holds(Seen card, string words) => card.Markup.Contains(words, StringComparison.Ordinal) || card.Text.Contains(words, StringComparison.Ordinal);

    static IEnumerable<string> Markdowns(Seen card) => card.Message.Card!.ToString() is var json
        ? System.Text.RegularExpressions.Regex.Matches(json, "\"tag\": \"markdown\",\\s*\"content\": \"((?:[^\"\\\\]|\\\\.)*)\"").Select(m => m.Groups[1].Value) : [];
}

using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Deviations;
using Kpi.Bot.Door;
using Kpi.Bot.Outbox;
using Kpi.Bot.Tests.Fakes;
using Kpi.Feishu.Events;

namespace Kpi.Bot.Tests.Deviations;

public sealed class ReasonTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_is_written_and_every_card_is_updated_in_place()
    {
        await using var desk = await DeviationDesk.WithMondayDoneAsync(Ct);

        var answer = await desk.PressAsync(desk.Submit(), desk.Kpis.Submit("李雷", DeviationDesk.Leads), Ct);

        Assert.Equal(ToastKind.Success, answer.Kind);
        var row = desk.Row(DeviationDesk.Leads);
        Assert.Equal((DeviationState.Answered, "发布时间从20点改到22点", "恢复20:00发布", "内容", new DateOnly(2026, 7, 17)),
            (row.State, row.Reason, row.Action, row.CauseKind, row.DueDay));
        Assert.All(desk.Posts, p => Assert.Equal(PostKind.Update, p.Kind));
        Assert.Equal("1 / 3 项达标 · 2 项偏差 · 1 项待回复", desk.About<WeeklyView>(DeviationDesk.Summary).Single().Headline);
        // The next one that is owed comes up with its form, the answered one is folded with its words.
        var card = desk.About<DeviationView>(DeviationDesk.Card).Single();
        Assert.Equal(("完播率", "恢复20:00发布", "已回复 7月13日 10:00"), (card.Focus.Name, card.Others[0].Reply!.Action, card.Others[0].Reply!.State));
        Assert.NotNull(card.Form);
    }

    [Fact]
    public async Task When_all_is_answered_the_card_is_green_with_the_words_as_written()
    {
        await using var desk = await DeviationDesk.WithMondayDoneAsync(Ct);
        await desk.PressAsync(desk.Submit(), desk.Kpis.Submit("李雷", DeviationDesk.Views), Ct);

        var card = (DeviationView)(await desk.PressAsync(desk.Submit(), desk.Kpis.Submit("李雷", DeviationDesk.Leads), Ct)).Card!;

        Assert.Equal(("green", "抖音线索量", true, true), (card.Colour, card.Focus.Name, card.Form is null, card.Focus.CanOpen));
        Assert.Empty(Shown.Tagged(card, "form"));
    }

    [Fact]
    public async Task An_answer_can_be_corrected_and_every_version_is_kept()
    {
        await using var desk = await DeviationDesk.WithMondayDoneAsync(Ct);
        await desk.PressAsync(desk.Submit(), desk.Kpis.Submit("李雷", DeviationDesk.Leads), Ct);

        var form = (DeviationView)(await desk.PressAsync(new OpenReasonForm(desk.Kpis),
            desk.Kpis.Press("李雷", "2026-07-13", "deviation.form", DeviationDesk.Value(DeviationDesk.Leads)), Ct)).Card!;
        await desk.PressAsync(desk.Submit(), desk.Kpis.Submit("李雷", DeviationDesk.Leads, reason: "素材重复", cause: "投放", hour: 11), Ct);

        Assert.Equal(("发布时间从20点改到22点", "恢复20:00发布", "2026-07-17"), (form.Form!.Reason, form.Form.Action, form.Form.Due));
        Assert.Equal("素材重复", desk.Row(DeviationDesk.Leads).Reason);
        Assert.Equal([(1L, "answer"), (2L, "answer")], await WeeklyJobTests.EventsAsync(desk, DeviationDesk.Leads));
    }

    [Theory]
    [InlineData("王芳")]
    [InlineData("孙经理")]
    [InlineData("路人")]
    public async Task Nobody_else_can_answer(string person)
    {
        await using var desk = await DeviationDesk.WithMondayDoneAsync(Ct);

        var answer = await desk.PressAsync(desk.Submit(), desk.Kpis.Submit(person, DeviationDesk.Leads), Ct);

        Assert.Equal((ToastKind.Error, true), (answer.Kind, answer.Toast.Contains("李雷", StringComparison.Ordinal)));
        Assert.Empty(desk.Posts);
        Assert.Equal(DeviationState.Open, desk.Row(DeviationDesk.Leads).State);
    }

    [Fact]
    public async Task A_namesake_can_not_answer()
    {
        await using var desk = await DeviationDesk.WithMondayDoneAsync(Ct, DeviationDesk.Base().Member("李雷", "增长组", id: "ou_other"));
        var press = desk.Kpis.Submit("李雷", DeviationDesk.Leads) with { Sender = desk.Kpis.Sender("李雷", id: "ou_other") };

        Assert.Equal(ToastKind.Error, (await desk.PressAsync(desk.Submit(), press, Ct)).Kind);
    }

    [Theory]
    [InlineData("reason", "  \n ", "请填写偏差原因")]
    [InlineData("action", "", "请填写调整措施")]
    [InlineData("cause", "天气", "原因分类")]
    [InlineData("due", "2026-07-12 +0800", "已经过去")]
    [InlineData("due", "2028-07-12 +0800", "太远")]
    [InlineData("due", "下周", "没看懂")]
    public async Task A_wrong_field_is_told_and_nothing_is_kept(string field, string value, string told)
    {
        await using var desk = await DeviationDesk.WithMondayDoneAsync(Ct);
        var press = desk.Kpis.Submit("李雷", DeviationDesk.Leads);
        press = press with { Form = press.Form.Where(f => f.Key != field).Append(new(field, value)).ToDictionary() };

        var answer = await desk.PressAsync(desk.Submit(), press, Ct);

        Assert.Equal((ToastKind.Error, true), (answer.Kind, answer.Toast.Contains(told, StringComparison.Ordinal)));
        Assert.Empty(desk.Writes);
    }

    [Fact]
    public async Task A_text_of_501_letters_is_too_long()
    {
        await using var desk = await DeviationDesk.WithMondayDoneAsync(Ct);

        Assert.Contains("500", (await desk.PressAsync(desk.Submit(), desk.Kpis.Submit("李雷", DeviationDesk.Leads, reason: new('长', 501)), Ct)).Toast, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<at id=all></at>")]
    [InlineData("\"}],\"x\":[{\"")]
    [InlineData("{{ Owner }} {% if true %}")]
    [InlineData("[点我](https://evil.example)\n# 标题")]
    public async Task What_people_write_is_shown_as_text_and_breaks_nothing(string words)
    {
        await using var desk = await DeviationDesk.WithMondayDoneAsync(Ct);

        await desk.PressAsync(desk.Submit(), desk.Kpis.Submit("李雷", DeviationDesk.Leads, reason: words, action: words), Ct);

        // In a plain_text, as written; in no markdown.
        foreach (var view in desk.Posts.Select(p => p.View))
        {
            Assert.DoesNotContain(Shown.Tagged(view, "markdown"), m => ((string)m["content"]!).Contains(words, StringComparison.Ordinal));
            Assert.Contains(Shown.Tagged(view, "plain_text").Concat(Shown.Tagged(view, "input")), t =>
                ((string?)t["content"] ?? "").Contains(words, StringComparison.Ordinal) || (string?)t["default_value"] == words);
        }
        Assert.Equal(words, desk.Row(DeviationDesk.Leads).Reason);
    }

    [Fact]
    public async Task Two_owners_who_answer_at_once_both_stand_on_the_summary()
    {
        var growth = DeviationDesk.Base();
        growth.Target("短视频线索量", "2026-07", 900, version: 2);
        await using var desk = await DeviationDesk.WithMondayDoneAsync(Ct, growth);

        await Task.WhenAll(
            Task.Run(() => desk.PressAsync(desk.Submit(), desk.Kpis.Submit("李雷", DeviationDesk.Leads), Ct), Ct),
            Task.Run(() => desk.PressAsync(desk.Submit(), desk.Kpis.Submit("王芳", "DV-2026W28-短视频线索量"), Ct), Ct));

        var last = desk.About<WeeklyView>(DeviationDesk.Summary);
        Assert.Equal([1, 2], last.Select(s => s.Answers.Count).Order());
        Assert.Equal(["▲ 完播率 少 5 个百分点"], last.MaxBy(s => s.Answers.Count)!.Owed.SelectMany(o => o.Items));
    }

    [Fact]
    public async Task A_manager_closes_what_is_answered_and_it_can_no_longer_be_changed()
    {
        await using var desk = await DeviationDesk.WithMondayDoneAsync(Ct);
        var close = new CloseDeviation(new Answering(desk.Kpis), desk);
        Press By(string person) => desk.Kpis.Press(person, "2026-07-14", "deviation.close", DeviationDesk.Value(DeviationDesk.Leads));

        Assert.Contains("还没有回复", (await desk.PressAsync(close, By("赵敏"), Ct)).Toast, StringComparison.Ordinal);
        await desk.PressAsync(desk.Submit(), desk.Kpis.Submit("李雷", DeviationDesk.Leads), Ct);
        Assert.Contains("不能关闭自己", (await desk.PressAsync(close, By("李雷"), Ct)).Toast, StringComparison.Ordinal);
        Assert.Equal(ToastKind.Success, (await desk.PressAsync(close, By("赵敏"), Ct)).Kind);
        Assert.Contains("已经关闭", (await desk.PressAsync(close, By("孙经理"), Ct)).Toast, StringComparison.Ordinal);
        Assert.Contains("已关闭", (await desk.PressAsync(desk.Submit(), desk.Kpis.Submit("李雷", DeviationDesk.Leads, day: "2026-07-14"), Ct)).Toast, StringComparison.Ordinal);
        Assert.Equal(DeviationState.Closed, desk.Row(DeviationDesk.Leads).State);
    }

    [Fact]
    public async Task The_command_brings_the_form_up_or_says_there_is_nothing_owed()
    {
        await using var desk = await DeviationDesk.WithMondayDoneAsync(Ct);
        async Task<Answer> Say(string person, params string[] words) => await desk.AskAsync(new ReasonCommand(desk.Kpis), desk.Kpis.Ask(person, "2026-07-13", words), Ct);

        var answer = await Say("李雷", "完播率");
        Assert.Equal(("完播率", DeviationDesk.Card, true), (((DeviationView)answer.View).Focus.Name, answer.Subject, ((DeviationView)answer.View).Form is not null));
        Assert.Equal("抖音线索量", ((DeviationView)(await Say("李雷")).View).Focus.Name);
        Assert.Contains("没有待回复", ((NoticeView)(await Say("王芳")).View).Text, StringComparison.Ordinal);
        Assert.Contains("没有待回复", ((NoticeView)(await Say("王芳", "短视频线索量")).View).Text, StringComparison.Ordinal);
        Assert.Contains("李雷", ((NoticeView)(await Say("王芳", "完播率")).View).Text, StringComparison.Ordinal);
        // A manager sees it without form.
        var managers = await Say("赵敏", DeviationDesk.Leads);
        Assert.Equal(("deviation-manager/增长/增长组/ou_李雷/2026-W28", true), (managers.Subject, ((DeviationView)managers.View).Form is null));
    }

    [Fact]
    public async Task The_largest_card_stays_within_the_limits()
    {
        var growth = DeviationDesk.Base();
        for (var i = 0; i < 60; i++)
        {
            growth.Indicator($"很长的指标名称用来占地方{i:00}", "增长组", owner: "李雷");
            growth.Target($"很长的指标名称用来占地方{i:00}", "2026-07", 310).Daily($"很长的指标名称用来占地方{i:00}", "2026-07-06", "2026-07-12", 2);
        }
        await using var desk = await DeviationDesk.WithMondayDoneAsync(Ct, growth);
        var text = string.Concat(Enumerable.Repeat("\"因<&为", 100));

        for (var i = 0; i < 20; i++)
            Assert.Equal(ToastKind.Success, (await desk.PressAsync(desk.Submit(), desk.Kpis.Submit("李雷", $"DV-2026W28-很长的指标名称用来占地方{i:00}", reason: text, action: text), Ct)).Kind);
        var open = await desk.AskAsync(new ReasonCommand(desk.Kpis), desk.Kpis.Ask("李雷", "2026-07-13", "很长的指标名称用来占地方00"), Ct);

        Assert.Equal(text, ((DeviationView)open.View).Form!.Reason);
        Assert.Contains("其余", ((DeviationView)open.View).More, StringComparison.Ordinal);
    }
}

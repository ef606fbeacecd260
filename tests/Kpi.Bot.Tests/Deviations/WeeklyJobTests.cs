using Kpi.Bot.Base;
using Kpi.Bot.Deviations;
using Kpi.Bot.Outbox;
using Kpi.Bot.Schedule;
using Kpi.Bot.State;
using Kpi.Bot.Tests.Fakes;
using Kpi.Domain.Model;

namespace Kpi.Bot.Tests.Deviations;

public sealed class WeeklyJobTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Monday_makes_a_row_a_deviation_one_card_an_owner_and_the_groups_summary()
    {
        await using var desk = await SliceDesk.OpenAsync(Ct, DeviationDesk.Base());

        var outcome = await desk.RunAsync(new WeeklyJob(desk.Kpis), "增长组", "2026-07-13 09:30", Ct);

        Assert.Equal(OutcomeKind.Sent, outcome.Kind);
        Assert.Equal([DeviationDesk.Views, DeviationDesk.Leads], desk.Kpis.Now.Bases[0].Deviations.Select(d => d.Id).Order(StringComparer.Ordinal));
        var leads = desk.Row(DeviationDesk.Leads);
        // 443 × 7/31 = 100.03; 76 of it are 76.0 %.
        Assert.Equal((100.03m, 76m, 76.0m, Status.Behind, DeviationState.Open), (leads.Target, leads.Actual, leads.Attainment, leads.Severity, leads.State));
        Assert.Equal([DeviationDesk.Card, DeviationDesk.Summary], desk.Posts.Select(p => p.Subject));
        Assert.Equal(("ou_李雷", "oc_team"), (desk.Posts[0].Person?.Value, desk.Posts[1].Chat));
    }

    [Fact]
    public async Task The_owners_card_opens_the_form_of_the_worst_and_folds_the_others()
    {
        await using var desk = await SliceDesk.OpenAsync(Ct, DeviationDesk.Base());
        await desk.RunAsync(new WeeklyJob(desk.Kpis), "增长组", "2026-07-13 09:30", Ct);

        var card = Assert.IsType<DeviationView>(desk.Posts[0].View);

        Assert.Equal(("抖音线索量", "实际 76 / 目标 100 条 · 少 24 条"), (card.Focus.Name, card.Focus.Figure));
        Assert.Equal(["完播率"], card.Others.Select(o => o.Name));
        Assert.Equal(("内容", "2026-07-17"), (card.Form!.Cause, card.Form.Due));
        Assert.Single(Shown.Tagged(card, "form"));
        Assert.Equal(["deviation.answer", "deviation.form"], Shown.Presses(card).Select(v => (string)v["act"]!));
    }

    [Fact]
    public async Task The_summary_names_who_owes_an_answer_first_and_mentions_only_them()
    {
        await using var desk = await SliceDesk.OpenAsync(Ct, DeviationDesk.Base());
        await desk.RunAsync(new WeeklyJob(desk.Kpis), "增长组", "2026-07-13 09:30", Ct);

        var summary = Assert.IsType<WeeklyView>(desk.Posts[1].View);

        Assert.Equal("1 / 3 项达标 · 2 项偏差 · 2 项待回复", summary.Headline);
        var debt = Assert.Single(summary.Owed);
        Assert.Equal(("ou_李雷", "待回复 2 项"), (debt.Person, debt.Note));
        Assert.Equal(["▲ 抖音线索量 少 24 条", "▲ 完播率 少 5 个百分点"], debt.Items);
        Assert.DoesNotContain(Shown.Texts(summary), t => t.Contains("ou_王芳", StringComparison.Ordinal));
    }

    [Fact]
    public async Task However_often_it_runs_a_deviation_is_one_row_and_an_answer_stays()
    {
        await using var desk = await DeviationDesk.WithMondayDoneAsync(Ct);
        await desk.PressAsync(desk.Submit(), desk.Kpis.Submit("李雷", DeviationDesk.Leads), Ct);
        desk.Clear();

        await desk.RunAsync(new WeeklyJob(desk.Kpis), "增长组", "2026-07-13 09:30", Ct);

        Assert.Equal(2, desk.Kpis.Now.Bases[0].Deviations.Count);
        Assert.Equal("恢复20:00发布", desk.Row(DeviationDesk.Leads).Action);
        Assert.Empty(desk.Writes);
        Assert.Equal(PostKind.Update, desk.Posts[0].Kind);
    }

    [Fact]
    public async Task An_owner_in_two_teams_gets_one_card_that_takes_in_the_second_teams()
    {
        var growth = DeviationDesk.Base().Team("直播组", lead: "孙经理", chat: "oc_live").Member("李雷", "直播组");
        growth.Indicator("直播线索量", "直播组", owner: "李雷");
        growth.Target("直播线索量", "2026-07", 310).Daily("直播线索量", "2026-07-01", "2026-07-12", 5);
        await using var desk = await DeviationDesk.WithMondayDoneAsync(Ct, growth);

        await desk.RunAsync(new WeeklyJob(desk.Kpis), "直播组", "2026-07-13 09:30", Ct);

        var post = Assert.Single(desk.Posts, p => p.Subject == DeviationDesk.Card);
        Assert.Equal(PostKind.Update, post.Kind);
        Assert.Equal(["直播线索量", "抖音线索量", "完播率"], Names((DeviationView)post.View));
    }

    [Fact]
    public async Task What_is_back_on_track_a_week_later_is_closed_and_its_cards_say_so()
    {
        var growth = DeviationDesk.Base();
        await using var desk = await DeviationDesk.WithMondayDoneAsync(Ct, growth);
        await desk.PressAsync(desk.Submit(), desk.Kpis.Submit("李雷", DeviationDesk.Leads), Ct);
        growth.Daily("抖音线索量", "2026-07-13", "2026-07-19", 15).Daily("短视频线索量", "2026-07-13", "2026-07-19", 10);
        desk.Clear();

        await desk.RunAsync(new WeeklyJob(desk.Kpis), "增长组", "2026-07-20 09:30", Ct);

        Assert.Equal(DeviationState.Closed, desk.Row(DeviationDesk.Leads).State);
        // Not answered: it stays owed, although there are no new figures.
        Assert.Equal(DeviationState.Open, desk.Row(DeviationDesk.Views).State);
        Assert.Equal("✓ 抖音线索量：恢复20:00发布（本周 105.0%）",
            Assert.Single(desk.About<WeeklyView>("weekly/增长/增长组/2026-W29").Single().Measures));
        var card = desk.About<DeviationView>(DeviationDesk.Card).Single();
        Assert.Equal((false, "已关闭 · 已回复 7月13日 10:00"), (card.Others[0].CanOpen, card.Others[0].Reply!.State));
        Assert.Equal([(1L, "answer"), (2L, "close")], await EventsAsync(desk, DeviationDesk.Leads));
    }

    [Fact]
    public async Task Somebody_who_has_left_gets_no_card_and_is_not_mentioned()
    {
        var growth = DeviationDesk.Base();
        growth.Members.RemoveAll(m => m.Name == "李雷");
        growth.Member("李雷", "增长组", active: false);
        await using var desk = await SliceDesk.OpenAsync(Ct, growth);

        await desk.RunAsync(new WeeklyJob(desk.Kpis), "增长组", "2026-07-13 09:30", Ct);

        var summary = Assert.IsType<WeeklyView>(Assert.Single(desk.Posts).View);
        Assert.DoesNotContain(Shown.Texts(summary), t => t.Contains("<at", StringComparison.Ordinal));
        Assert.Equal("已不在职，待回复 2 项", summary.Owed[0].Note);
    }

    [Fact]
    public async Task A_week_whose_data_stop_early_is_said_and_the_cause_preselected_is_the_data()
    {
        var growth = DeviationDesk.Base();
        growth.Actuals.RemoveAll(a => a.Code.Value == "完播率" && a.Day > new DateOnly(2026, 7, 8) || a.Code.Value == "抖音线索量" && a.Day > new DateOnly(2026, 7, 7));
        await using var desk = await SliceDesk.OpenAsync(Ct, growth);

        await desk.RunAsync(new WeeklyJob(desk.Kpis), "增长组", "2026-07-13 09:30", Ct);

        var card = (DeviationView)desk.Posts[0].View;
        Assert.Equal(("注意：这一周的数据只到 7月7日", "数据"), (card.Focus.Caution, card.Form!.Cause));
        Assert.Equal("2 项数据不完整，最早只到 7月7日：抖音线索量、完播率", ((WeeklyView)desk.Posts[1].View).Caution);
    }

    [Fact]
    public async Task After_a_long_holiday_the_day_to_finish_lies_ahead()
    {
        await using var desk = await SliceDesk.OpenAsync(Ct, DeviationDesk.Base());

        await desk.RunAsync(new WeeklyJob(desk.Kpis), "增长组", "2026-07-21 09:30", Ct, standsFor: new(2026, 7, 13));

        var card = (DeviationView)desk.Posts[0].View;
        Assert.Equal(("2026-07-24", "2026-W28 偏差 · 2 项"), (card.Form!.Due, card.Title));
        Assert.Equal("已提交", (await desk.PressAsync(desk.Submit(), desk.Kpis.Submit("李雷", DeviationDesk.Leads, due: card.Form.Due, day: "2026-07-21"), Ct)).Toast);
    }

    [Fact]
    public async Task A_team_without_indicators_is_skipped_with_the_reason()
    {
        await using var desk = await SliceDesk.OpenAsync(Ct, new FakeBase().Team("空组"));

        var outcome = await desk.RunAsync(new WeeklyJob(desk.Kpis), "空组", "2026-07-13 09:30", Ct);

        Assert.Equal((OutcomeKind.Skipped, true), (outcome.Kind, outcome.Why!.Contains("空组", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task All_on_track_is_a_green_summary_and_no_owners_card()
    {
        var growth = new FakeBase().Team("增长组").Member("王芳", "增长组");
        growth.Indicator("短视频线索量", "增长组", owner: "王芳");
        growth.Target("短视频线索量", "2026-07", 310).Daily("短视频线索量", "2026-07-01", "2026-07-12", 10);
        await using var desk = await SliceDesk.OpenAsync(Ct, growth);

        await desk.RunAsync(new WeeklyJob(desk.Kpis), "增长组", "2026-07-13 09:30", Ct);

        var summary = Assert.IsType<WeeklyView>(Assert.Single(desk.Posts).View);
        Assert.Equal(("green", "1 / 1 项达标"), (summary.Colour, summary.Headline));
    }

    static IEnumerable<string> Names(DeviationView view) => view.Others.Prepend(view.Focus).Select(i => i.Name);

    internal static async Task<IReadOnlyList<(long, string)>> EventsAsync(SliceDesk desk, string id)
    {
        await using var tx = await desk.State.BeginAsync(Ct);
        return await tx.QueryAsync<(long, string)>("SELECT version, kind FROM deviation_event WHERE deviation = @id ORDER BY version", new { id }, Ct);
    }
}

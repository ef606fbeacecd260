using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Deviations;
using Kpi.Bot.Schedule;
using Kpi.Bot.State;
using Kpi.Bot.Tests.Fakes;
using Kpi.Domain.Model;

namespace Kpi.Bot.Tests.Deviations;

public sealed class DeviationRemindersTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    static Task<Outcome> RunAsync(SliceDesk desk, string at) =>
        desk.RunAsync(new ReminderJob([new DeviationReminders(desk.Kpis, new Told(desk.State))]), "增长组", at, Ct);

    [Fact]
    public async Task After_24_hours_the_owner_is_reminded_once_and_after_48_the_manager_is_told_once()
    {
        await using var desk = await DeviationDesk.WithMondayDoneAsync(Ct);

        foreach (var at in (string[])["2026-07-13 10:00", "2026-07-13 16:00"])
            Assert.Equal(OutcomeKind.Skipped, (await RunAsync(desk, at)).Kind);
        await RunAsync(desk, "2026-07-14 10:00");
        await RunAsync(desk, "2026-07-14 16:00");
        var reminder = Assert.Single(desk.Posts);
        Assert.Equal(("ou_李雷", true), (reminder.Person?.Value, reminder.Unasked));
        Assert.Contains("2 条偏差", ((NoticeView)reminder.View).Text, StringComparison.Ordinal);

        await RunAsync(desk, "2026-07-15 10:00");
        await RunAsync(desk, "2026-07-15 16:00");
        await RunAsync(desk, "2026-07-16 10:00");
        var escalation = Assert.Single(desk.Posts.Skip(1));
        Assert.Equal(("ou_赵敏", "deviation-manager/增长/增长组/ou_李雷/2026-W28", true), (escalation.Person?.Value, escalation.Subject, escalation.Unasked));
        Assert.Equal(("李雷", null), (((DeviationView)escalation.View).Owner, ((DeviationView)escalation.View).Form));
    }

    [Fact]
    public async Task What_is_answered_is_not_asked_for_again()
    {
        await using var desk = await DeviationDesk.WithMondayDoneAsync(Ct);
        await desk.PressAsync(desk.Submit(), desk.Kpis.Submit("李雷", DeviationDesk.Leads), Ct);
        desk.Clear();

        await RunAsync(desk, "2026-07-15 10:00");

        Assert.Contains("这条偏差", ((NoticeView)desk.Posts[0].View).Text, StringComparison.Ordinal);
        Assert.Equal("reason " + DeviationDesk.Views, ((NoticeView)desk.Posts[0].View).Buttons[0].Command);
        Assert.Equal(["完播率"], Names((DeviationView)desk.Posts[1].View));
    }

    [Fact]
    public async Task Ages_count_from_the_time_the_card_stood_for()
    {
        await using var desk = await SliceDesk.OpenAsync(Ct, DeviationDesk.Base());
        // A holiday: Monday's card stood on Wednesday.
        await desk.RunAsync(new WeeklyJob(desk.Kpis), "增长组", "2026-07-15 09:30", Ct);
        desk.Clear();

        Assert.Equal(OutcomeKind.Skipped, (await RunAsync(desk, "2026-07-15 16:00")).Kind);
        Assert.Single((await RunAsync(desk, "2026-07-16 10:00")).Posts);
    }

    [Fact]
    public async Task Without_a_supervisor_the_teams_lead_is_told()
    {
        var growth = DeviationDesk.Base();
        growth.Members.RemoveAll(m => m.Name == "李雷");
        growth.Member("李雷", "增长组");
        await using var desk = await DeviationDesk.WithMondayDoneAsync(Ct, growth);

        await RunAsync(desk, "2026-07-15 10:00");

        Assert.Equal(["ou_李雷", "ou_孙经理"], desk.Posts.Select(p => p.Person?.Value));
    }

    [Fact]
    public async Task Somebody_who_has_left_is_not_reminded_but_their_manager_is_told()
    {
        var growth = DeviationDesk.Base();
        await using var desk = await DeviationDesk.WithMondayDoneAsync(Ct, growth);
        growth.Members.RemoveAll(m => m.Name == "李雷");

        await RunAsync(desk, "2026-07-15 10:00");

        Assert.Equal(["ou_孙经理"], desk.Posts.Select(p => p.Person?.Value));
    }

    static IEnumerable<string> Names(DeviationView view) => view.Others.Prepend(view.Focus).Select(i => i.Name);
}

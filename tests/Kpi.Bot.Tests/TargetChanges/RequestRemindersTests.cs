using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Outbox;
using Kpi.Bot.Schedule;
using Kpi.Bot.State;
using Kpi.Bot.TargetChanges;
using Kpi.Bot.Tests.Fakes;

namespace Kpi.Bot.Tests.TargetChanges;

public sealed class RequestRemindersTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    static Task<Outcome> RunAsync(SliceDesk desk, string at) =>
        desk.RunAsync(new ReminderJob([new RequestReminders(desk.Kpis, RequestDesk.Approvers(), new Told(desk.State))]), "增长组", at, Ct);

    [Fact]
    public async Task A_request_that_waits_a_day_goes_to_its_approvers_once_more()
    {
        await using var desk = await RequestDesk.WithRequestAsync(Ct);

        await RunAsync(desk, "2026-07-14 16:00");
        Assert.Empty(desk.Posts);
        await RunAsync(desk, "2026-07-15 10:00");
        await RunAsync(desk, "2026-07-15 16:00");

        Assert.Equal(["ou_孙经理", "ou_赵敏"], desk.Posts.Select(p => p.Person?.Value));
        Assert.All(desk.Posts, p => Assert.True(((RequestView)p.View).CanDecide && p.Unasked));
    }

    [Fact]
    public async Task A_request_whose_period_has_ended_expires_and_can_not_be_decided()
    {
        await using var desk = await RequestDesk.WithRequestAsync(Ct);

        await RunAsync(desk, "2026-08-03 10:00");
        await RunAsync(desk, "2026-08-03 16:00");

        Assert.Equal(ChangeState.Expired, desk.Row().State);
        Assert.Equal([PostKind.Update, PostKind.Send], desk.Posts.Select(p => p.Kind));
        Assert.Contains("已过期", ((NoticeView)desk.Posts[1].View).Text, StringComparison.Ordinal);
        var late = await desk.PressAsync(new ApproveRequest(desk.Deciding()), desk.Kpis.Decide("孙经理", "request.approve", day: "2026-08-03"), Ct);
        Assert.Contains("过期", late.Toast, StringComparison.Ordinal);
    }
}

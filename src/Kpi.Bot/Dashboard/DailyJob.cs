using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Outbox;
using Kpi.Bot.Schedule;
using Kpi.Bot.Settings;
using Kpi.Domain.Model;

namespace Kpi.Bot.Dashboard;

/// <summary>The 9:00 dashboard: the card of 「/kpi team」 in the team's group, once a team and day, and kept current until midnight.</summary>
sealed class DailyJob(DailyOptions options, Clocks clocks) : IScheduledJob
{
    public string Name => "daily";

    public OnDayOff OnDayOff => OnDayOff.NextWorkingDay;

    // Yesterday's dashboard is of no use today.
    public bool OnlyLatest => true;

    public Task<Outcome> RunAsync(Occasion occasion, CancellationToken ct) => Task.FromResult(Run(occasion));

    Outcome Run(Occasion occasion)
    {
        if (!occasion.Team.Push)
            return Outcome.Skipped("「团队」没有勾选推送");
        if (occasion.Team.Chat is not { Length: > 0 } chat)
            return Outcome.Skipped("「团队」没有群ID");
        var view = new DashboardCard(FactsOf(occasion), occasion.Team, occasion.Day, occasion.Since, null, options.Mention, occasion.Words).Make();
        if (view.Lines.Count == 0)
            return Outcome.Skipped("没有团队级指标");
        var post = Post.ToChat(chat, options.OnlyIfNews && view.AllWell && view.Head.Tags[0].Colour == Words.Colour(Status.OnTrack) ? OneLine(view) : view, Subject(occasion));
        return Outcome.Sent([post]) with { Alongside = (tx, token) => DailyCards.NoteAsync(tx, new DailyCard(Subject(occasion), occasion.Base.Name, occasion.Team.Name, occasion.Day, occasion.Since), view, occasion.Now, token) };
    }

    /// <summary>A past day's card shows that morning, not what came in since.</summary>
    IBaseSnapshot FactsOf(Occasion occasion)
    {
        var there = TimeZoneInfo.ConvertTime(clocks.Now, TimeZoneInfo.FindSystemTimeZoneById(occasion.Base.TimeZoneOf(occasion.Team.Name)));
        return DateOnly.FromDateTime(there.DateTime) > occasion.Day ? new MorningSnapshot(occasion.Base, occasion.Day) : occasion.Base;
    }

    // Unique by base, team and day, like the occasion itself.
    static string Subject(Occasion occasion) => occasion.Key;

    static NoticeView OneLine(DashboardView view) =>
        new(view.Head.Summary, "green", [new NoticeView.Button("看板", "team"), new NoticeView.Button("我的指标", "me")]);
}

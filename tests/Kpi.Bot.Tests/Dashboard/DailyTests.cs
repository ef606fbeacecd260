using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Dashboard;
using Kpi.Bot.Schedule;
using Kpi.Bot.Tests.Fakes;
using Kpi.Bot.Tests.RoomsKit;
using Kpi.Domain.Model;
using Microsoft.Extensions.Hosting;

namespace Kpi.Bot.Tests.Dashboard;

/// <summary>The card of 9:00 and what becomes of it until midnight.</summary>
public sealed class DailyTests
{
    static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    static readonly DateOnly Day = new(2026, 7, 14);

    [Fact]
    public async Task The_group_gets_the_dashboard_once()
    {
        await using var rooms = (await OpenAsync(Leads(perDay: 40))).Start();

        await RunDailyAsync(rooms);
        await RunDailyAsync(rooms);
        await rooms.SettleAsync(Ct);

        var card = Assert.Single(rooms.Messages.Arrived);
        Assert.Equal(("send", "oc_team"), (card.Kind, card.To));
        Assert.Contains("线索量 520 / 1,000 条（52.0%），应到 41.9%，全部在轨", card.Card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_figure_changes_the_card_in_place_but_not_within_ten_minutes()
    {
        var kpis = Leads(perDay: 40);
        await using var rooms = (await OpenAsync(kpis)).Start();
        await RunDailyAsync(rooms);
        kpis.Actual("线索量", "2026-07-14", 12);

        rooms.Calendar.Advance(TimeSpan.FromMinutes(9));
        await RefreshAsync(rooms);
        Assert.Single(rooms.Messages.Arrived);

        rooms.Calendar.Advance(TimeSpan.FromMinutes(1));
        await RefreshAsync(rooms);
        Assert.Equal("update", rooms.Messages.Arrived[^1].Kind);
        Assert.Contains("532 &#47; 1,000 条", rooms.Messages.Arrived[^1].Card, StringComparison.Ordinal);

        rooms.Calendar.Advance(TimeSpan.FromMinutes(10));
        await RefreshAsync(rooms);
        Assert.Equal(2, rooms.Messages.Arrived.Count);
    }

    [Fact]
    public async Task After_midnight_the_card_stays_as_it_was()
    {
        var kpis = Leads(perDay: 40);
        await using var rooms = (await OpenAsync(kpis)).Start();
        await RunDailyAsync(rooms);
        kpis.Actual("线索量", "2026-07-14", 12);

        rooms.Calendar.Advance(TimeSpan.FromHours(15));
        await RefreshAsync(rooms);

        Assert.Single(rooms.Messages.Arrived);
    }

    [Fact]
    public async Task A_restart_neither_forgets_the_card_nor_repeats_its_update()
    {
        var kpis = Leads(perDay: 40);
        await using var before = (await OpenAsync(kpis)).Start();
        await RunDailyAsync(before);
        await before.SettleAsync(Ct);
        before.Calendar.Advance(TimeSpan.FromMinutes(11));
        await using var after = (await before.RestartAsync(Ct)).Start();

        await RefreshAsync(after);
        Assert.Single(after.Messages.Arrived);

        kpis.Actual("线索量", "2026-07-14", 12);
        await RefreshAsync(after);
        Assert.Equal("update", after.Messages.Arrived[^1].Kind);
    }

    [Fact]
    public async Task With_only_if_news_a_good_day_is_one_line_and_a_bad_one_the_card()
    {
        await using var good = (await OpenAsync(Leads(perDay: 40), "--Daily:OnlyIfNews=true")).Start();
        await RunDailyAsync(good);
        await good.SettleAsync(Ct);
        await using var bad = (await OpenAsync(Leads(perDay: 10), "--Daily:OnlyIfNews=true")).Start();
        await RunDailyAsync(bad);
        await bad.SettleAsync(Ct);

        Assert.DoesNotContain("\"chart\"", Assert.Single(good.Messages.Arrived).Card, StringComparison.Ordinal);
        Assert.Contains("\"chart\"", Assert.Single(bad.Messages.Arrived).Card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_card_of_a_past_day_shows_that_morning()
    {
        var kpis = Leads(perDay: 40).Actual("线索量", "2026-07-14", 12).Actual("线索量", "2026-07-15", 99);
        await using var rooms = (await OpenAsync(kpis)).Start();
        rooms.Calendar.Advance(TimeSpan.FromDays(2));

        await RunDailyAsync(rooms);
        await rooms.SettleAsync(Ct);

        Assert.Contains("线索量 520 / 1,000 条", Assert.Single(rooms.Messages.Arrived).Card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mentions_can_be_turned_off()
    {
        await using var loud = (await OpenAsync(Leads(perDay: 10))).Start();
        await RunDailyAsync(loud);
        await loud.SettleAsync(Ct);
        await using var quiet = (await OpenAsync(Leads(perDay: 10), "--Daily:Mention=false")).Start();
        await RunDailyAsync(quiet);
        await quiet.SettleAsync(Ct);

        Assert.Contains("<at id=ou_王芳>", loud.Messages.Arrived[0].Card, StringComparison.Ordinal);
        Assert.DoesNotContain("<at", quiet.Messages.Arrived[0].Card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_without_a_group_or_without_indicators_is_skipped_and_says_why()
    {
        var homeless = new FakeBase().Team("增长组", chat: null);
        await using var rooms = await OpenAsync(homeless);
        Assert.Equal("「团队」没有群ID", (await RunDailyAsync(rooms))!.Why);

        await using var empty = await OpenAsync(new FakeBase().Team("增长组"));
        Assert.Equal("没有团队级指标", (await RunDailyAsync(empty))!.Why);
    }

    static FakeBase Leads(decimal perDay)
    {
        var kpis = Rooms.People();
        kpis.Indicator("线索量", "增长组", owner: "王芳", level: Level.Team);
        return kpis.Target("线索量", "2026-07", 1000).Daily("线索量", "2026-07-01", "2026-07-13", perDay);
    }

    static Task<Rooms> OpenAsync(FakeBase kpis, params string[] configuration) => Rooms.OpenAsync(Ct, null, kpis, "2026-07-14T09:00:00+08:00", configuration);

    static Task<Outcome?> RunDailyAsync(Rooms rooms)
    {
        var facts = rooms.Get<IKpiBase>().Now.Bases[0];
        var now = rooms.Calendar.GetUtcNow();
        return rooms.Get<JobRunner>().RunAsync(rooms.Get<IEnumerable<IScheduledJob>>().Single(j => j.Name == "daily"),
            new Occasion("daily", facts, facts.Teams[0], Day, now, null, Words.Chinese), now, Ct);
    }

    static async Task RefreshAsync(Rooms rooms)
    {
        await rooms.Get<IEnumerable<IHostedService>>().OfType<DailyRefresher>().Single().RefreshAsync(Ct);
        await rooms.SettleAsync(Ct);
    }
}

using Kpi.Bot.Cards;
using Kpi.Bot.Outbox;
using Kpi.Bot.Schedule;
using Kpi.Bot.Tests.RoomsKit;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Bot.Tests.Schedule;

/// <summary>What happens by the calendar happens once: on time, caught up, moved from a day off.</summary>
public sealed class DueJobsTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    static async Task<(Rooms Rooms, Recorder Job)> OpenAsync(Recorder job, string at)
    {
        var rooms = await Rooms.OpenAsync(Ct, s =>
        {
            foreach (var other in s.Where(d => d.ServiceType == typeof(IScheduledJob)).ToList())
                s.Remove(other);
            s.AddSingleton<IScheduledJob>(job);
        }, at: at);
        // The first look begins the watermark.
        await rooms.Get<DueJobs>().RunAsync(Ct);
        return (rooms, job);
    }

    static async Task AtAsync(Rooms rooms, string at)
    {
        rooms.Calendar.SetUtcNow(DateTimeOffset.Parse(at + "+08:00", System.Globalization.CultureInfo.InvariantCulture));
        await rooms.Get<DueJobs>().RunAsync(Ct);
    }

    [Fact]
    public async Task A_job_runs_once_at_its_time_however_often_one_looks()
    {
        var (rooms, job) = await OpenAsync(new("daily"), "2026-07-14T08:59:00+08:00");
        await using var _ = rooms;

        await AtAsync(rooms, "2026-07-14T08:59:59");
        Assert.Empty(job.Days);
        await AtAsync(rooms, "2026-07-14T09:00:00");
        await AtAsync(rooms, "2026-07-14T09:00:00");
        await AtAsync(rooms, "2026-07-14T12:00:00");

        Assert.Equal(["2026-07-14"], job.Days);
        Assert.Equal(1, await rooms.AskAsync<int>("SELECT COUNT(*) FROM outbox", Ct));
    }

    [Fact]
    public async Task A_new_bot_has_no_backlog()
    {
        var (rooms, job) = await OpenAsync(new("daily"), "2026-07-14T15:00:00+08:00");
        await using var _ = rooms;

        Assert.Empty(job.Days);
    }

    [Fact]
    public async Task After_days_without_the_process_only_the_newest_dashboard_is_made_up_for()
    {
        var (rooms, job) = await OpenAsync(new("daily", OnlyLatest: true), "2026-07-13T10:00:00+08:00");
        await using var _ = rooms;

        await AtAsync(rooms, "2026-07-16T11:30:00");

        Assert.Equal(["2026-07-16"], job.Days);
        var lines = await rooms.Get<OccasionStore>().LastAsync(10, Ct);
        Assert.Equal(["2026-07-14 Skipped", "2026-07-15 Skipped", "2026-07-16 Sent"], lines.Select(l => $"{l.Day:yyyy-MM-dd} {l.Outcome}").Order());
        Assert.Equal(TimeSpan.FromHours(2.5), lines.Single(l => l.Outcome == OutcomeKind.Sent).Late);
    }

    [Fact]
    public async Task Where_each_must_happen_every_missed_one_is_made_up_for()
    {
        var (rooms, job) = await OpenAsync(new("daily", OnlyLatest: false), "2026-07-13T10:00:00+08:00");
        await using var _ = rooms;

        await AtAsync(rooms, "2026-07-15T09:30:00");

        Assert.Equal(["2026-07-14", "2026-07-15"], job.Days);
    }

    [Fact]
    public async Task A_holiday_has_no_card_and_the_next_working_day_tells_since_when()
    {
        var (rooms, job) = await OpenAsync(new("daily", OnDayOff.NextWorkingDay, OnlyLatest: true), "2026-09-30T12:00:00+08:00");
        await using var _ = rooms;

        for (var day = 1; day <= 7; day++)
            await AtAsync(rooms, $"2026-10-0{day}T09:00:00");
        Assert.Empty(job.Days);
        await AtAsync(rooms, "2026-10-08T09:00:00");

        Assert.Equal(["2026-10-08"], job.Days);
        Assert.Equal(new DateOnly(2026, 9, 30), job.Since[0]);
    }

    [Fact]
    public async Task A_monday_off_moves_to_tuesday_and_still_stands_for_monday()
    {
        // 2026-10-05 is a Monday of the National Day week; the next working day is Thursday the 8th.
        var (rooms, job) = await OpenAsync(new("weekly", OnDayOff.NextWorkingDay), "2026-10-04T12:00:00+08:00");
        await using var _ = rooms;

        await AtAsync(rooms, "2026-10-05T09:30:00");
        await AtAsync(rooms, "2026-10-07T09:30:00");
        Assert.Empty(job.Days);
        Assert.Equal(new DateTimeOffset(2026, 10, 8, 9, 30, 0, TimeSpan.FromHours(8)), rooms.Get<DueJobs>().NextAt());
        await AtAsync(rooms, "2026-10-08T09:30:00");
        await AtAsync(rooms, "2026-10-09T09:30:00");

        Assert.Equal(["2026-10-05"], job.Days);
    }

    [Fact]
    public async Task A_job_with_two_times_a_day_happens_twice_and_each_once()
    {
        var (rooms, job) = await OpenAsync(new("reminders"), "2026-07-14T09:00:00+08:00");
        await using var _ = rooms;

        await AtAsync(rooms, "2026-07-14T10:00:00");
        await AtAsync(rooms, "2026-07-14T10:00:00");
        await AtAsync(rooms, "2026-07-14T16:00:00");

        Assert.Equal(["reminders/增长/增长组/2026-07-14/10:00", "reminders/增长/增长组/2026-07-14/16:00"], job.Keys);
    }

    [Fact]
    public async Task A_restart_at_the_very_moment_neither_drops_nor_doubles_it()
    {
        var (first, job) = await OpenAsync(new("daily"), "2026-07-14T08:59:59+08:00");
        await using var _ = first;
        first.Calendar.Advance(TimeSpan.FromSeconds(3));

        await using var second = await first.RestartAsync(Ct);
        await second.Get<DueJobs>().RunAsync(Ct);
        await using var third = await second.RestartAsync(Ct);
        await third.Get<DueJobs>().RunAsync(Ct);

        Assert.Equal(["2026-07-14"], job.Days);
    }

    [Fact]
    public async Task A_job_that_fails_is_tried_again_and_then_told()
    {
        var (rooms, job) = await OpenAsync(new("daily", Fails: 2), "2026-07-14T08:59:00+08:00");
        await using var _ = rooms;
        await AtAsync(rooms, "2026-07-14T09:00:00");
        await AtAsync(rooms, "2026-07-14T09:00:15");
        Assert.Empty(await rooms.Get<OccasionStore>().LastAsync(9, Ct));
        await AtAsync(rooms, "2026-07-14T09:00:30");
        Assert.Equal(OutcomeKind.Sent, Assert.Single(await rooms.Get<OccasionStore>().LastAsync(9, Ct)).Outcome);

        var (others, _) = await OpenAsync(new("daily", Fails: 9), "2026-07-14T08:59:00+08:00");
        await using var __ = others;
        for (var i = 0; i < 5; i++)
            await AtAsync(others, $"2026-07-14T09:0{i}:00");
        Assert.Equal("broken", Assert.Single(await others.Get<OccasionStore>().LastAsync(9, Ct)).Why);
        Assert.Equal("ou_admin", await others.AskAsync<string>("SELECT person FROM outbox", Ct));
    }

    [Fact]
    public async Task The_schedule_sees_a_calendar_that_is_set_forward()
    {
        var (rooms, job) = await OpenAsync(new("daily"), "2026-07-14T08:00:00+08:00");
        await using var _ = rooms;
        using var stop = new CancellationTokenSource();
        var loop = rooms.Get<ScheduleLoop>().RunAsync(stop.Token);

        while (!job.Ran.Task.IsCompleted)
        {
            rooms.Calendar.Advance(TimeSpan.FromMinutes(10));
            await Task.Yield();
        }
        await stop.CancelAsync();
        await loop;

        Assert.Equal("2026-07-14", job.Days[0]);
    }

    sealed record Recorder(string Name, OnDayOff OnDayOff = OnDayOff.Run, bool OnlyLatest = false, int Fails = 0) : IScheduledJob
    {
        int left = Fails;

        public List<string> Days { get; } = [];

        public List<string> Keys { get; } = [];

        public List<DateOnly?> Since { get; } = [];

        public TaskCompletionSource Ran { get; } = new();

        public Task<Outcome> RunAsync(Occasion occasion, CancellationToken ct)
        {
            if (left-- > 0)
                throw new InvalidOperationException("broken");
            Days.Add(occasion.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            Keys.Add(occasion.Key);
            Since.Add(occasion.Since);
            Ran.TrySetResult();
            return Task.FromResult(Outcome.Sent([Post.ToChat("oc_team", NoticeView.Of(occasion.Key), occasion.Key)]));
        }
    }
}

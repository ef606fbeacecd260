using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Outbox;
using Kpi.Bot.Schedule;
using Kpi.Bot.State;
using Kpi.Domain.Model;

namespace Kpi.Bot.Verbs;

/// <summary>「job NAME」: one scheduled job by hand, by the same method and under the same keys as the schedule.</summary>
sealed class JobVerb(IServiceProvider services, TextWriter output)
{
    readonly DueJobs due = services.GetRequiredService<DueJobs>();
    readonly Timetable timetable = services.GetRequiredService<Timetable>();
    readonly JobRunner runner = services.GetRequiredService<JobRunner>();
    readonly ICardRenderer cards = services.GetRequiredService<ICardRenderer>();
    readonly Clocks clocks = services.GetRequiredService<Clocks>();

    public async Task<int> RunAsync(JobRequest request, CancellationToken ct)
    {
        var jobs = services.GetServices<IScheduledJob>().ToList();
        var job = jobs.Find(j => j.Name == request.Name)
            ?? throw new StartException($"没有「{request.Name}」这个任务，有：{string.Join('、', jobs.Select(j => j.Name))}");
        var kpis = services.GetRequiredService<IKpiBase>();
        foreach (var write in await services.GetRequiredService<WaitingWrites>().ReadAsync(ct))
            kpis.Apply(write);
        await RefreshAsync(kpis, ct);
        var snapshot = kpis.Now;
        var teams = snapshot.Bases.SelectMany(b => b.Teams.Select(t => (Base: b, Team: t))).Where(t => request.Team is null || t.Team.Name == request.Team).ToList();
        if (teams.Count == 0)
            throw new StartException(snapshot.Bases.SelectMany(b => b.Teams).Select(t => t.Name).ToList() is { Count: > 0 } names
                ? $"没有团队「{request.Team}」，有：{string.Join('、', names)}"
                : "「团队」表里还没有团队：填上团队、群ID，并勾选「推送」");
        var time = TimeOf(job, request.Date);
        var now = request.Date is null ? clocks.Now : time.DueAt;
        foreach (var (home, team) in teams)
            await RunAsync(job, due.OccasionOf(job, time, home, team, now), time, request.DryRun, ct);
        return request.DryRun ? 0 : await SendAsync(ct);
    }

    async Task RunAsync(IScheduledJob job, Occasion occasion, Due time, bool dryRun, CancellationToken ct)
    {
        if (dryRun)
            await TellAsync(occasion, await JobRunner.TryOutAsync(job, occasion, ct));
        else if (await runner.RunAsync(job, occasion, time.DueAt, ct) is { } outcome)
            await output.WriteLineAsync($"{occasion.Key}：{Said(outcome)}");
        else
            await output.WriteLineAsync($"{occasion.Key}：以前已经做过，不重复");
    }

    async Task TellAsync(Occasion occasion, Outcome outcome)
    {
        await output.WriteLineAsync($"{occasion.Key}：试运行，什么也没有发送；否则{Said(outcome)}");
        foreach (var post in outcome.Posts)
            await output.WriteLineAsync($"  {Kind(post.Kind)} {post.Subject ?? ""} → {Whom(post)}：{PlainNames.SummaryOf(cards.Render(post.View))}");
        foreach (var write in outcome.Writes)
            await output.WriteLineAsync($"  写入「{write.Table}」 {write.Key}");
    }

    /// <summary>Sends what was decided, unless a worker runs, which does it within seconds.</summary>
    async Task<int> SendAsync(CancellationToken ct)
    {
        using var held = RunLock.TryTake(services.GetRequiredService<StateDb>().File);
        if (held is null)
        {
            await output.WriteLineAsync("已放入发件箱，由正在运行的 run 发送");
            return 0;
        }
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var sending = services.GetRequiredService<OutboxSender>().RunAsync(stop.Token);
        await services.GetRequiredService<IOutbox>().DrainedAsync(ct);
        await stop.CancelAsync();
        await sending;
        return 0;
    }

    Due TimeOf(IScheduledJob job, DateOnly? date) => timetable.On(job, date ?? timetable.DayOf(clocks.Now));

    static async Task RefreshAsync(IKpiBase kpis, CancellationToken ct)
    {
        try
        {
            await kpis.RefreshAsync(ct);
        }
        catch (Exception e) when (e is Feishu.FeishuException or BaseNotSetUpException)
        {
            throw new StartException($"读不到多维表格：{e.Message}");
        }
    }

    string Whom(Post post) => post.Person is { } person ? services.GetRequiredService<IKpiBase>().Now.NameOf(person) ?? person.Value : post.Chat ?? "";

    static string Kind(PostKind kind) => kind switch
    {
        PostKind.Send => "发送",
        PostKind.Reply => "回复",
        _ => "更新",
    };

    static string Said(Outcome outcome) => outcome.Kind switch
    {
        OutcomeKind.Sent => $"已发送，{outcome.Posts.Count} 条消息，{outcome.Writes.Count} 行写入",
        OutcomeKind.Skipped => $"已跳过：{outcome.Why}",
        _ => $"失败：{outcome.Why}",
    };
}

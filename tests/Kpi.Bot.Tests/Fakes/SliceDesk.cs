using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Door;
using Kpi.Bot.Outbox;
using Kpi.Bot.Schedule;
using Kpi.Bot.Settings;
using Kpi.Bot.State;

namespace Kpi.Bot.Tests.Fakes;

/// <summary>
/// Bases in memory, a real state database and an outbox that keeps what was committed: runs the acts of a slice as the door and the
/// job runner do, each in its transaction, and fills every card on the way.
/// </summary>
sealed class SliceDesk : IOutbox, IAsyncDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("kpi-slice-").FullName;
    readonly Lock gate = new();
    readonly List<Post> posts = [];
    readonly List<BaseWrite> writes = [];

    SliceDesk(FakeBase[] bases)
    {
        Kpis = new(bases);
        State = new StateDb(new StateOptions { ConnectionString = $"Data Source={folder}/state.db" });
    }

    public FakeKpis Kpis { get; }

    public StateDb State { get; }

    /// <summary>What was committed since the desk was cleared.</summary>
    public IReadOnlyList<Post> Posts
    {
        get
        {
            lock (gate)
                return [.. posts];
        }
    }

    public IReadOnlyList<BaseWrite> Writes
    {
        get
        {
            lock (gate)
                return [.. writes];
        }
    }

    public static async Task<SliceDesk> OpenAsync(CancellationToken ct, params FakeBase[] bases)
    {
        var desk = new SliceDesk(bases);
        await desk.State.PrepareAsync(ct);
        return desk;
    }

    public void Clear()
    {
        lock (gate)
        {
            posts.Clear();
            writes.Clear();
        }
    }

    /// <summary>Views of the posts about a subject, in order.</summary>
    public IReadOnlyList<T> About<T>(string subject) where T : ICardView => [.. Posts.Where(p => p.Subject == subject).Select(p => p.View).OfType<T>()];

    public async Task<PressAnswer> PressAsync(IPressHandler handler, Press press, CancellationToken ct)
    {
        Assert.Equal(handler.Action, press.Action);
        await using var tx = await State.BeginAsync(ct);
        var answer = await handler.PressAsync(press, tx, ct);
        await tx.CommitAsync(ct);
        if (answer.Card is { } card)
            Shown.Card(card);
        return answer;
    }

    public async Task<Answer?> ReplyAsync(IReplyHandler handler, CardReply reply, CancellationToken ct)
    {
        await using var tx = await State.BeginAsync(ct);
        var answer = await handler.ReplyAsync(reply, tx, ct);
        if (answer is not null)
            await AddAsync(tx, [.. answer.Posts, Post.Reply(reply.Message, reply.Chat, answer.View, answer.Subject)], answer.Writes, ct);
        await tx.CommitAsync(ct);
        return answer;
    }

    /// <summary>Asks a command and commits what follows from its answer.</summary>
    public async Task<Answer> AskAsync(IChatCommand command, Ask ask, CancellationToken ct)
    {
        var answer = await command.AnswerAsync(ask, ct);
        Shown.Card(answer.View);
        await using var tx = await State.BeginAsync(ct);
        await AddAsync(tx, answer.Posts, answer.Writes, ct);
        await tx.CommitAsync(ct);
        return answer;
    }

    /// <summary>One occasion at its time.</summary>
    /// <param name="standsFor">The day off it was moved from.</param>
    public async Task<Outcome> RunAsync(IScheduledJob job, string team, string at, CancellationToken ct, DateOnly? standsFor = null)
    {
        var now = DateTimeOffset.ParseExact(at + " +08:00", "yyyy-MM-dd HH:mm zzz", System.Globalization.CultureInfo.InvariantCulture);
        var kpi = Kpis.Now.Bases.First(b => b.Teams.Any(t => t.Name == team));
        var outcome = await job.RunAsync(new(job.Name, kpi, kpi.TeamNamed(team)!, standsFor ?? DateOnly.FromDateTime(now.DateTime), now, null, Words.Chinese), ct);
        await using var tx = await State.BeginAsync(ct);
        await AddAsync(tx, outcome.Posts, outcome.Writes, ct);
        if (outcome.Alongside is { } note)
            await note(tx, ct);
        await tx.CommitAsync(ct);
        return outcome;
    }

    public Task AddAsync(Tx tx, IReadOnlyList<Post> added, IReadOnlyList<BaseWrite> written, CancellationToken ct)
    {
        foreach (var post in added)
            Shown.Card(post.View);
        tx.Afterwards(() =>
        {
            lock (gate)
            {
                posts.AddRange(added);
                writes.AddRange(written);
            }
            foreach (var write in written)
                Kpis.Apply(write);
        });
        return Task.CompletedTask;
    }

    public Task<string?> SubjectOfAsync(string message, CancellationToken ct) => Task.FromResult<string?>(null);

    public Task DrainedAsync(CancellationToken ct) => Task.CompletedTask;

    public ValueTask DisposeAsync()
    {
        State.Dispose();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

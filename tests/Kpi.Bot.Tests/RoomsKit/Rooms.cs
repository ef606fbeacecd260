using Kpi.Bot.Base;
using Kpi.Bot.Door;
using Kpi.Bot.Outbox;
using Kpi.Bot.Settings;
using Kpi.Bot.State;
using Kpi.Bot.Tests.Fakes;
using Kpi.Feishu;
using Kpi.Feishu.Base;
using Kpi.Feishu.Directory;
using Kpi.Feishu.Events;
using Kpi.Feishu.Messages;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Kpi.Bot.Tests.RoomsKit;

/// <summary>The bot's own rooms on a real state database, with Feishu's ports in memory and both clocks in the test's hand.</summary>
sealed class Rooms : IAsyncDisposable
{
    readonly string folder;
    readonly Action<IServiceCollection> slices;
    readonly FakeBase[] bases;
    readonly CancellationTokenSource stop = new();
    readonly List<Task> running = [];
    readonly ServiceProvider services;

    Rooms(string folder, DateTimeOffset at, FakeMessages messages, FakeRecords records, Action<IServiceCollection> slices, FakeBase[] bases, string[] configuration)
    {
        (this.folder, this.slices, this.bases, Messages, Records) = (folder, slices, bases, messages, records);
        Calendar = new FakeTimeProvider(at);
        var settings = BotSettings.Read(new ConfigurationBuilder().AddCommandLine(
        [
            "--Feishu:AppId=cli_test", "--Feishu:AppSecret=secret", "--Bases:0:Name=增长", $"--State:ConnectionString=Data Source={Path.Combine(folder, "state.db")}",
            $"--Cards:Directory={Path.Combine(House.Repository.Root, "cards")}", "--Admins:0=ou_admin", .. configuration,
        ]).Build(), out var faults);
        Assert.Empty(faults);
        var made = new ServiceCollection().AddLogging(l => l.SetMinimumLevel(LogLevel.None));
        made.AddBot(settings, new Clocks(Calendar, Stopwatch));
        made.AddSingleton<IMessages>(messages).AddSingleton<IBaseRecords>(records).AddSingleton<IBaseRows>(records)
            .AddSingleton<IDirectory, FakeDirectory>().AddSingleton<IKpiBase>(new FakeKpis(bases));
        slices(made);
        services = made.BuildServiceProvider();
    }

    public FakeTimeProvider Calendar { get; }

    public FakeTimeProvider Stopwatch { get; } = new();

    public FakeMessages Messages { get; }

    public FakeRecords Records { get; }

    public IOutbox Outbox => Get<IOutbox>();

    public static async Task<Rooms> OpenAsync(CancellationToken ct, Action<IServiceCollection>? slices = null, FakeBase? kpis = null, string at = "2026-07-14T10:00:00+08:00", params string[] configuration)
    {
        var rooms = new Rooms(
            Directory.CreateTempSubdirectory("kpi-rooms-").FullName, DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture),
            new(), new(), slices ?? (_ => { }), [kpis ?? People()], configuration);
        await rooms.Get<StateDb>().PrepareAsync(ct);
        return rooms;
    }

    /// <summary>王芳 of 增长组, led by 孙经理; nobody else.</summary>
    public static FakeBase People() => new FakeBase().Team("增长组", lead: "孙经理").Member("王芳", "增长组").Member("孙经理", "增长组", Domain.Model.Role.Lead);

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>Starts the receptionist and the sender.</summary>
    public Rooms Start()
    {
        running.Add(Get<Receptionist>().RunAsync(stop.Token));
        running.Add(Get<OutboxSender>().RunAsync(stop.Token));
        return this;
    }

    /// <summary>Waits until everything that came in is handled and everything that can go is gone.</summary>
    public async Task SettleAsync(CancellationToken ct)
    {
        await Get<Receptionist>().DrainedAsync(ct).WaitAsync(TimeSpan.FromSeconds(30), ct);
        await Outbox.DrainedAsync(ct).WaitAsync(TimeSpan.FromSeconds(30), ct);
    }

    /// <summary>The same, turning the stopwatch on after each failure so that pauses pass.</summary>
    public async Task SettleThroughPausesAsync(CancellationToken ct)
    {
        var settled = SettleAsync(ct);
        while (!settled.IsCompleted)
        {
            Stopwatch.Advance(TimeSpan.FromMinutes(6));
            // A pause may begin just after the turn; then the next turn ends it.
            await Task.WhenAny(settled, Get<OutboxSignal>().Next, Get<InboxSignal>().Next, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, ct));
        }
        await settled;
    }

    public async Task AddAsync(CancellationToken ct, params Post[] posts)
    {
        await using var tx = await Get<IStateDb>().BeginAsync(ct);
        await Outbox.AddAsync(tx, posts, [], ct);
        await tx.CommitAsync(ct);
    }

    public async Task WriteAsync(CancellationToken ct, params BaseWrite[] writes)
    {
        await using var tx = await Get<IStateDb>().BeginAsync(ct);
        await Outbox.AddAsync(tx, [], writes, ct);
        await tx.CommitAsync(ct);
    }

    public async Task<T?> AskAsync<T>(string sql, CancellationToken ct)
    {
        await using var connection = await Get<IStateDb>().OpenAsync(ct);
        return await connection.OneAsync<T>(sql, null, ct);
    }

    /// <summary>A message to the bot: in its direct chat, or in the group with the bot mentioned.</summary>
    public MessageReceived Message(string id, string text, string person = "王芳", bool group = false, string? replyTo = null) => new(
        id, Calendar.GetUtcNow(), new(id), new(group ? "oc_team" : $"oc_with_{person}"), group, new($"ou_{person}"), "text",
        group ? $"@_user_1 {text}" : text, group ? [new Mention("@_user_1", new("ou_bot"), "KPI助手")] : [],
        replyTo is null ? null : new MessageId(replyTo), null);

    /// <summary>Comes in as from Feishu.</summary>
    public Task HearAsync(FeishuEvent happened, CancellationToken ct) => Get<IEventSink>().StoreAsync(happened, ct);

    /// <summary>Ends this process of the bot and begins another on the same database.</summary>
    public async Task<Rooms> RestartAsync(CancellationToken ct)
    {
        await EndAsync();
        var again = new Rooms(folder, Calendar.GetUtcNow(), Messages, Records, slices, bases, []);
        await again.Get<StateDb>().PrepareAsync(ct);
        return again;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        // A restarted one lives in the same folder.
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    async Task EndAsync()
    {
        if (stop.IsCancellationRequested)
            return;
        await stop.CancelAsync();
        await Task.WhenAll(running);
        await services.DisposeAsync();
    }
}

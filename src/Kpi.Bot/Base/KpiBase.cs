using Kpi.Bot.Door;
using Kpi.Bot.Outbox;
using Kpi.Bot.State;
using Kpi.Domain.Periods;
using Kpi.Feishu;
using Kpi.Feishu.Base;
using Kpi.Feishu.Directory;
using Kpi.Feishu.Events;

namespace Kpi.Bot.Base;

/// <summary>The picture of all bases in memory; an answer takes <see cref="Now"/> once and works on it.</summary>
public sealed partial class KpiBase(
    IReadOnlyList<BaseEntry> entries, BaseTokens tokens, IBaseSchema schema, IBaseRecords records, IDirectory directory, IStateDb state, IWorkCalendar work,
    BitableOptions options, FeishuOptions feishu, TimeProvider calendar, ILogger<KpiBase> log) : IKpiBase, IBaseRows, IEventListener, IDisposable
{
    readonly Lock gate = new();
    readonly Dictionary<string, BaseMirror> mirrors = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<BaseWrite>> early = new(StringComparer.Ordinal);
    readonly SemaphoreSlim wake = new(0, 1);
    readonly BaseWatch watch = new(new WatchStore(state));
    readonly TaskCompletionSource firstRead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    OpenId? self;
    volatile bool listening;

    public ISnapshot Now { get; private set; } = AllBases.None;

    /// <summary>True once every base has been read.</summary>
    public bool IsRead => Now.Bases.Count == entries.Count;

    /// <summary>Completes with the first read of all bases.</summary>
    public Task FirstRead => firstRead.Task;

    /// <summary>When a change event last came in, by the calendar.</summary>
    public DateTimeOffset? LastEvent { get; private set; }

    /// <summary>True while revisions show nothing that events had not told before.</summary>
    public bool EventsComplete { get; private set; }

    public async Task RefreshAsync(CancellationToken ct)
    {
        Exception? failed = null;
        var missed = 0;
        foreach (var entry in entries)
            try
            {
                var mirror = await MirrorOfAsync(entry, ct);
                var from = BaseDays.DayOf(calendar.GetUtcNow(), mirror.Zone).AddDays(-options.ActualsRetentionDays);
                missed += await mirror.RefreshAsync(from, ct);
                await WatchAsync(mirror, ct);
            }
            catch (Exception e) when (e is FeishuException or BaseNotSetUpException)
            {
                log.LogWarning(e, "Base {Base} could not be read; the last picture of it stays", entry.Name);
                failed ??= e;
            }
        EventsComplete = missed == 0;
        if (failed is null)
            firstRead.TrySetResult();
        if (failed is not null)
            throw failed is FeishuException f
                ? new FeishuException(f.Endpoint, f.Code, f.Message, f.LogId, f.Kind, f.SubCode, f) : failed;
    }

    public Task HearAsync(FeishuEvent happened, CancellationToken ct) => happened switch
    {
        RecordsChanged records => ApplyAsync(records, ct),
        FieldsChanged fields => ApplyAsync(fields, ct),
        _ => Task.CompletedTask,
    };

    /// <summary>Takes a change event of a base; the door calls it once the event is stored.</summary>
    public async Task ApplyAsync(RecordsChanged news, CancellationToken ct)
    {
        LastEvent = calendar.GetUtcNow();
        foreach (var mirror in All().Where(m => m.AppToken == news.AppToken))
        {
            var edits = await mirror.ApplyAsync(news, ct);
            if (mirror.IsStale)
                Wake();
            await WatchAsync(mirror, ct);
            await ReviseAsync(mirror, edits, ct);
        }
    }

    /// <summary>Fields were added, renamed or deleted: the table is read again soon, once for many such events.</summary>
    public Task ApplyAsync(FieldsChanged news, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        LastEvent = calendar.GetUtcNow();
        foreach (var mirror in All().Where(m => m.AppToken == news.AppToken))
            mirror.Apply(news);
        Wake();
        return Task.CompletedTask;
    }

    public void Apply(BaseWrite write)
    {
        watch.Decided(write);
        BaseMirror? mirror;
        lock (gate)
            if (!mirrors.TryGetValue(write.Base, out mirror))
            {
                // Decided before the first read, e.g. what the outbox still held after a crash.
                if (!early.TryGetValue(write.Base, out var list))
                    early[write.Base] = list = [];
                list.Add(write);
            }
        mirror?.Apply(write);
    }

    public RowAddress? Find(BaseWrite write) => MirrorOf(write.Base)?.Find(write);

    public void Written(BaseWrite write, string recordId) => MirrorOf(write.Base)?.Written(write, recordId);

    public void Abandoned(BaseWrite write) => MirrorOf(write.Base)?.Abandoned(write);

    /// <summary>Whether change events arrive at present; when they begin to, the bases are looked at soon.</summary>
    public void Listen(bool connected)
    {
        var began = connected && !listening;
        listening = connected;
        if (began)
            Wake();
    }

    /// <summary>Waits for the next time to look: soon after fields changed, else by the calendar.</summary>
    /// <remarks>Hourly while events arrive and the last look found nothing they had not told, else every <c>RefreshSeconds</c>.</remarks>
    public async Task NextLookAsync(CancellationToken ct)
    {
        var now = calendar.GetUtcNow();
        var often = TimeSpan.FromSeconds(options.RefreshSeconds);
        var hour = TimeSpan.FromHours(1);
        var wait = listening && EventsComplete && LastEvent is { } last && now - last < TimeSpan.FromDays(1) && often < hour ? hour : often;
        using var due = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(Task.Delay(wait, calendar, due.Token), wake.WaitAsync(due.Token));
        await due.CancelAsync();
        ct.ThrowIfCancellationRequested();
    }

    public void Dispose()
    {
        wake.Dispose();
        foreach (var mirror in All())
            mirror.Dispose();
    }

    async Task<BaseMirror> MirrorOfAsync(BaseEntry entry, CancellationToken ct)
    {
        if (MirrorOf(entry.Name) is { } known)
            return known;
        var token = await tokens.FindAsync(entry, ct) ?? throw new BaseNotSetUpException(entry.Name);
        var info = await schema.GetAsync(token, ct);
        var mirror = new BaseMirror(entry.Name, info with { AppToken = token }, BaseLink.Of(info, feishu.BaseUrl, token), work, schema, records);
        mirror.Changed = Publish;
        mirror.Maker.IsApproved = target => watch.IsApproved(entry.Name, target);
        watch.Changed += name =>
        {
            if (name == entry.Name)
                mirror.Remake();
        };
        lock (gate)
        {
            mirrors[entry.Name] = mirror;
            if (early.Remove(entry.Name, out var writes))
                foreach (var write in writes)
                    mirror.Apply(write);
        }
        return mirror;
    }

    BaseMirror? MirrorOf(string name)
    {
        lock (gate)
            return mirrors.GetValueOrDefault(name);
    }

    List<BaseMirror> All()
    {
        lock (gate)
            return [.. mirrors.Values];
    }

    void Publish()
    {
        lock (gate)
            Now = new AllBases([.. entries.Select(e => mirrors.GetValueOrDefault(e.Name)?.Now).OfType<IBaseSnapshot>()]);
    }

    void Wake()
    {
        lock (gate)
            if (wake.CurrentCount == 0)
                wake.Release();
    }
}

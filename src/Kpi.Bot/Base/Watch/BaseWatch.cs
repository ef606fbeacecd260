using Kpi.Bot.Outbox;
using Kpi.Bot.State;
using Kpi.Domain.Model;

namespace Kpi.Bot.Base;

/// <summary>Who made the last change to a watched row, by its change event.</summary>
readonly record struct Edit(UserId? Who, DateTimeOffset At);

/// <summary>An actual that a person changed.</summary>
sealed record ActualEdit(IndicatorCode Code, DateOnly Day, decimal? Old, decimal? New, Edit By);

/// <summary>
/// Compares targets and roles with what somebody stood for. The first import of a base is taken as a whole; after it a target counts as decided
/// when the outbox holds the write that a decision in chat made of it.
/// </summary>
sealed class BaseWatch(WatchStore store)
{
    readonly Lock gate = new();
    readonly Dictionary<string, Dictionary<string, string>> accepted = new(StringComparer.Ordinal);

    /// <summary>Raised with the name of a base whose approvals changed: its snapshot is to be made anew.</summary>
    public event Action<string>? Changed;

    public IReadOnlyList<Watched> Open { get; private set; } = [];

    /// <summary>True until the watch knows better: before the first look nobody is accused.</summary>
    public bool IsApproved(string name, Target target)
    {
        lock (gate)
            return !accepted.TryGetValue(name, out var known) || known.GetValueOrDefault(WatchItems.ItemOf(target), WatchItems.Off) == WatchItems.ValueOf(target);
    }

    /// <summary>A decision in chat was just committed: its target is approved at once.</summary>
    public void Decided(BaseWrite write)
    {
        if (write.Table != TargetsTable.Name || WatchItems.ValueOf(write.Fields) is not { } value)
            return;
        lock (gate)
            if (accepted.TryGetValue(write.Base, out var known))
                known[$"target|{write.Key}"] = value;
    }

    /// <summary>Looks at targets and roles of a base after something changed.</summary>
    public async Task CheckAsync(IBaseSnapshot now, Func<string, Edit> editOf, DateTimeOffset at, CancellationToken ct)
    {
        var known = await store.AcceptedAsync(now.Name, ct);
        var targets = now.Indicators.SelectMany(i => now.TargetsOf(i.Code)).DistinctBy(WatchItems.ItemOf).ToDictionary(WatchItems.ItemOf);
        var members = now.Members.Where(m => m.Active).GroupBy(WatchItems.ItemOf).ToDictionary(g => g.Key, g => g.MaxBy(m => m.Role)!);
        var take = new Dictionary<string, string>(StringComparer.Ordinal);
        var found = new List<Watched>();
        if (!known.ContainsKey(WatchStore.Baseline))
        {
            foreach (var (item, target) in targets)
                take[item] = WatchItems.ValueOf(target);
            foreach (var (item, member) in members)
                take[item] = member.Role.ToString();
            take[WatchStore.Baseline] = RowKeys.Day(DateOnly.FromDateTime(at.Date));
        }
        else
        {
            foreach (var item in targets.Keys.Union(known.Keys.Where(k => k.StartsWith("target|", StringComparison.Ordinal))))
                await CheckAsync(now, item, targets.GetValueOrDefault(item), known.GetValueOrDefault(item, WatchItems.Off), editOf, at, take, found, ct);
            foreach (var (item, member) in members)
                Check(now, item, member, known, editOf, at, take, found);
        }
        await SaveAsync(now, known, take, found, ct);
    }

    /// <summary>Actuals of closed months that people changed.</summary>
    public async Task ReviseAsync(IBaseSnapshot now, IReadOnlyList<ActualEdit> edits, CancellationToken ct)
    {
        if (edits.Count == 0)
            return;
        await store.SaveAsync(now.Name, new Dictionary<string, string>(), [.. edits.Select(e => New(now, WatchedKind.ClosedActual,
            $"actual|{RowKeys.Actual(e.Code, e.Day)}", $"{now.Find(e.Code)?.Name ?? e.Code.Value} {RowKeys.Day(e.Day)} 实绩",
            e.By, WatchItems.Text(e.Old), WatchItems.Text(e.New)))], ct);
        Open = await store.OpenAsync(ct);
    }

    public async Task<bool> TryConfirmAsync(Tx tx, string id, UserId by, DateTimeOffset at, CancellationToken ct)
    {
        if (Open.FirstOrDefault(w => w.Id == id) is not { } one)
            return false;
        var value = one.Kind == WatchedKind.ClosedActual ? null : one.New;
        if (!await WatchStore.TryConfirmAsync(tx, one, value, by, at, ct))
            return false;
        tx.Afterwards(() =>
        {
            lock (gate)
            {
                Open = [.. Open.Where(w => w.Id != id)];
                if (value is not null && accepted.TryGetValue(one.Base, out var known))
                    known[one.Item] = value;
            }
            Changed?.Invoke(one.Base);
        });
        return true;
    }

    async Task CheckAsync(IBaseSnapshot now, string item, Target? target, string old, Func<string, Edit> editOf, DateTimeOffset at,
        Dictionary<string, string> take, List<Watched> found, CancellationToken ct)
    {
        var value = target is null ? WatchItems.Off : WatchItems.ValueOf(target);
        if (value == old)
            return;
        var key = item["target|".Length..];
        if ((await store.DecidedAsync(now.Name, TargetsTable.Name, key, ct)).Any(w => WatchItems.ValueOf(w) == value))
            take[item] = value;
        else
        {
            var parts = key.Split('|');
            var by = editOf($"{TargetsTable.Name}|{key}");
            found.Add(New(now, WatchedKind.Target, item, $"{now.Find(new(parts[0]))?.Name ?? parts[0]} {parts[1]} 目标 v{parts[2]}",
                by.At == default ? by with { At = at } : by, old, value));
        }
    }

    /// <summary>A lower role is taken at once; a higher one waits for a word.</summary>
    static void Check(IBaseSnapshot now, string item, Member member, Dictionary<string, string> known, Func<string, Edit> editOf, DateTimeOffset at,
        Dictionary<string, string> take, List<Watched> found)
    {
        var old = known.TryGetValue(item, out var name) ? Enum.Parse<Role>(name) : Role.Member;
        if (member.Role > old)
        {
            var by = editOf($"{MembersTable.Name}|{RowKeys.Join(member.Name, member.Team)}");
            found.Add(New(now, WatchedKind.Role, item, $"{member.Name}（{member.Team}）的角色", by.At == default ? by with { At = at } : by, old.ToString(), member.Role.ToString()));
        }
        else if (member.Role < old || name is null)
            take[item] = member.Role.ToString();
    }

    async Task SaveAsync(IBaseSnapshot now, Dictionary<string, string> known, Dictionary<string, string> take, List<Watched> found, CancellationToken ct)
    {
        var open = await store.OpenAsync(ct);
        var waiting = open.Where(w => w.Base == now.Name && w.Kind != WatchedKind.ClosedActual).ToList();
        found.RemoveAll(f => waiting.Exists(w => w.Item == f.Item && w.New == f.New));
        // Put back by hand to what it was, or decided in chat meanwhile.
        var undone = waiting.Where(w => known.GetValueOrDefault(w.Item, "") is var value && !found.Exists(f => f.Item == w.Item)
            && (take.ContainsKey(w.Item) || !IsStill(now, w, value))).Select(w => w.Id).ToList();
        if (take.Count > 0 || found.Count > 0)
            await store.SaveAsync(now.Name, take, found, ct);
        if (undone.Count > 0)
            await store.DropAsync(undone, ct);
        foreach (var (item, value) in take)
            known[item] = value;
        bool first;
        lock (gate)
            (first, accepted[now.Name]) = (!accepted.ContainsKey(now.Name), known);
        Open = await store.OpenAsync(ct);
        if (first || take.Count > 0)
            Changed?.Invoke(now.Name);
    }

    static bool IsStill(IBaseSnapshot now, Watched one, string accepted)
    {
        var value = one.Kind == WatchedKind.Role
            ? now.Members.Where(m => m.Active && WatchItems.ItemOf(m) == one.Item).Select(m => m.Role.ToString()).FirstOrDefault() ?? accepted
            : now.Indicators.SelectMany(i => now.TargetsOf(i.Code)).Where(t => WatchItems.ItemOf(t) == one.Item).Select(WatchItems.ValueOf).FirstOrDefault() ?? WatchItems.Off;
        return value == one.New;
    }

    static Watched New(IBaseSnapshot now, WatchedKind kind, string item, string subject, Edit by, string? old, string? value) =>
        new(Guid.NewGuid().ToString("N"), now.Name, kind, item, subject, by.Who, old, value, by.At);
}

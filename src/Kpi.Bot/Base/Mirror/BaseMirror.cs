using Kpi.Bot.Outbox;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;
using Kpi.Feishu;
using Kpi.Feishu.Base;
using Kpi.Feishu.Events;

namespace Kpi.Bot.Base;

/// <summary>
/// One base in memory. Reads go one after another; events and the bot's own writes are taken at any time, also while a read is under way,
/// and are laid over what that read brings.
/// </summary>
sealed class BaseMirror : IDisposable
{
    readonly BaseInfo info;
    readonly IBaseSchema schema;
    readonly IBaseRecords records;
    readonly Lock gate = new();
    readonly SemaphoreSlim reading = new(1, 1);
    readonly MirrorTables tables;
    readonly PendingWrites pending = new();
    readonly Dictionary<string, ShapeCheck> shapes = new(StringComparer.Ordinal);
    readonly List<RecordsChanged> arrived = [];
    readonly List<(BaseWrite Write, string Record)> written = [];
    readonly Dictionary<string, Edit> edits = new(StringComparer.Ordinal);
    string? underRead;

    public BaseMirror(string name, BaseInfo info, string url, IWorkCalendar work, IBaseSchema schema, IBaseRecords records)
    {
        (Name, this.info, this.schema, this.records) = (name, info, schema, records);
        var zone = BaseDays.ZoneOf(info.TimeZone);
        Zone = zone;
        tables = new(name, zone);
        Maker = new(name, info.AppToken, url, zone, work, tables, pending);
    }

    public string Name { get; }

    public string AppToken => info.AppToken;

    public TimeZoneInfo Zone { get; }

    public SnapshotMaker Maker { get; }

    /// <summary>Null until the first read succeeded.</summary>
    public BaseSnapshot? Now { get; private set; }

    /// <summary>Raised inside the gate after every change of <see cref="Now"/>.</summary>
    public Action? Changed { get; set; }

    /// <summary>Targets or members changed since the watch looked last.</summary>
    public bool IsWatchDue { get; set; }

    /// <summary>Who changed a row of 「目标值」 or 「成员」 last, by <c>table|key</c>; nobody where no event told.</summary>
    public Edit EditOf(string row)
    {
        lock (gate)
            return edits.GetValueOrDefault(row);
    }

    /// <summary>True while a table waits to be looked at again.</summary>
    public bool IsStale => tables.All.Any(t => t.Stale);

    /// <summary>Reads what changed since the last time.</summary>
    /// <param name="from">Rows of 「实绩」 before this day are not read.</param>
    /// <returns>How many tables changed without an event having told.</returns>
    public async Task<int> RefreshAsync(DateOnly from, CancellationToken ct)
    {
        await reading.WaitAsync(ct);
        try
        {
            var there = (await schema.GetTablesAsync(AppToken, ct)).GroupBy(t => t.Name).ToDictionary(g => g.Key, g => g.First());
            var missed = 0;
            foreach (var table in tables.All)
            {
                if (!there.TryGetValue(table.Spec.Name, out var found))
                {
                    lock (gate)
                        (table.Id, shapes[table.Spec.Name]) = ("", ShapeCheck.NoTable(Name, table.Spec));
                    continue;
                }
                if (table.Id == found.Id && !table.Stale && (table.Known == found.Revision || shapes[table.Spec.Name].FrozenAt == found.Revision))
                    continue;
                missed += table.Known >= 0 && !table.Stale ? 1 : 0;
                await ReadAsync(table, found, from, ct);
            }
            lock (gate)
                Publish();
            return missed;
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>Takes an event; rows it leaves in doubt are read again by id.</summary>
    /// <returns>The actuals it changed.</returns>
    public async Task<IReadOnlyList<ActualEdit>> ApplyAsync(RecordsChanged news, CancellationToken ct)
    {
        if (tables.ById(news.TableId) is not { } table)
            return [];
        IReadOnlyCollection<string> reread;
        List<ActualEdit> changed;
        lock (gate)
        {
            if (underRead == table.Spec.Name)
                arrived.Add(news);
            var before = RowsOf(table, news);
            NoteEdits(table, news);
            reread = Take(table, news);
            NoteEdits(table, news);
            changed = [.. ActualEdits(before, RowsOf(table, news), EditIn(news))];
        }
        await RereadAsync(table, news, reread, ct);
        return changed;
    }

    async Task RereadAsync(TableMirror table, RecordsChanged news, IReadOnlyCollection<string> reread, CancellationToken ct)
    {
        // An edit that arrives while the rows are fetched may be newer than what comes back: then once more.
        for (var attempt = 0; reread.Count > 0; attempt++)
        {
            if (attempt == 3)
            {
                table.Stale = true;
                return;
            }
            var before = table.Edition;
            var found = await records.GetAsync(AppToken, table.Id, reread, ct);
            lock (gate)
            {
                if (table.Edition != before)
                    continue;
                table.Put(reread, found, news.Revision);
                Show(table.Spec.Name);
                return;
            }
        }
    }

    /// <summary>Fields of a table changed: it is looked at again with the next refresh.</summary>
    public void Apply(FieldsChanged news)
    {
        if (tables.ById(news.TableId) is { } table)
            table.Stale = true;
    }

    public void Apply(BaseWrite write)
    {
        lock (gate)
        {
            pending.Add(write);
            TouchDays(write);
            Show(write.Table);
        }
    }

    public RowAddress? Find(BaseWrite write)
    {
        lock (gate)
        {
            var table = tables.Of(write.Table);
            return table.Id.Length == 0 ? null : new(AppToken, table.Id, table.Rows.FindByKey(write.Key));
        }
    }

    public void Written(BaseWrite write, string record)
    {
        lock (gate)
        {
            if (underRead == write.Table)
                written.Add((write, record));
            var table = tables.Of(write.Table);
            table.Wrote(record, pending.Take(write, table));
            TouchDays(write);
            Show(write.Table);
        }
    }

    public void Abandoned(BaseWrite write)
    {
        lock (gate)
        {
            pending.Take(write, tables.Of(write.Table));
            TouchDays(write);
            Show(write.Table);
        }
    }

    /// <summary>Makes the snapshot anew because what is approved changed.</summary>
    public void Remake()
    {
        lock (gate)
        {
            Maker.Forget(TargetsTable.Name);
            Publish();
        }
    }

    public void Dispose() => reading.Dispose();

    async Task ReadAsync(TableMirror table, BaseTable found, DateOnly from, CancellationToken ct)
    {
        var fields = await schema.GetFieldsAsync(AppToken, found.Id, ct);
        var shape = ShapeCheck.Of(Name, table.Spec, fields, found.Revision, hasGoodRows: table.Known >= 0);
        lock (gate)
        {
            (table.Id, shapes[table.Spec.Name]) = (found.Id, shape);
            // Old names stay known by their ids, so that edits of the other fields still arrive.
            if (shape.FrozenAt is not null)
            {
                table.Stale = false;
                return;
            }
            table.FieldNames = fields.ToDictionary(f => f.Id, f => f.Name);
            (underRead, tables.Actuals.From) = (table.Spec.Name, from);
            arrived.Clear();
            written.Clear();
        }
        try
        {
            var query = new RecordQuery(Fields: shape.Readable);
            if (table.Spec == ActualsTable.Spec && shape.Readable.Contains(ActualsTable.Day))
                query = query with { DateField = ActualsTable.Day, After = BaseDays.MidnightOf(from.AddDays(-1), Zone) };
            var rows = new List<BaseRecord>();
            await foreach (var row in records.ReadAsync(AppToken, found.Id, query, ct))
                rows.Add(row);
            lock (gate)
            {
                table.Replace(found.Revision, rows);
                foreach (var (write, record) in written)
                    table.Wrote(record, write.Fields.ToDictionary(f => f.Key, f => CellSame.Of(f.Value)));
                foreach (var news in arrived)
                    table.Stale |= Take(table, news).Count > 0;
                Forget(table.Spec.Name);
            }
        }
        finally
        {
            lock (gate)
                underRead = null;
        }
    }

    Dictionary<string, Actual> RowsOf(TableMirror table, RecordsChanged news) => table.Spec != ActualsTable.Spec ? []
        : news.Changes.Select(c => c.RecordId).Distinct().Select(r => (Record: r, Row: tables.Actuals.Find(r))).Where(r => r.Row is not null)
            .ToDictionary(r => r.Record, r => r.Row!);

    static IEnumerable<ActualEdit> ActualEdits(Dictionary<string, Actual> before, Dictionary<string, Actual> after, Edit edit) =>
        from record in before.Keys.Union(after.Keys)
        let old = before.GetValueOrDefault(record)
        let now = after.GetValueOrDefault(record)
        let row = now ?? old!
        where (old?.Value, old?.Numerator, old?.Denominator) != (now?.Value, now?.Numerator, now?.Denominator)
        select new ActualEdit(row.Code, row.Day, old?.Value, now?.Value, edit);

    /// <summary>Under the key before and the key after, since an edit may change the key itself.</summary>
    void NoteEdits(TableMirror table, RecordsChanged news)
    {
        if (table.Spec != TargetsTable.Spec && table.Spec != MembersTable.Spec)
            return;
        foreach (var change in news.Changes)
            if (table.Rows.TryGet(change.RecordId, out var cells) && table.Spec.KeyOf(cells, Zone) is { } key)
                edits[$"{table.Spec.Name}|{key}"] = EditIn(news);
    }

    static Edit EditIn(RecordsChanged news) => new(news.Operator is { } who ? new UserId(who.Value) : null, news.At);

    IReadOnlyCollection<string> Take(TableMirror table, RecordsChanged news)
    {
        var applied = table.Apply(news);
        foreach (var change in news.Changes)
            if (table.Rows.TryGet(change.RecordId, out var cells) && table.Spec.KeyOf(cells, Zone) is { } key)
                pending.Seen(table, key, change.After.Keys.Select(id => table.FieldNames.GetValueOrDefault(id, "")), cells);
        if (applied.Changed)
            Show(table.Spec.Name);
        return applied.Reread;
    }

    void TouchDays(BaseWrite write)
    {
        if (write.Table == ActualsTable.Name && write.Key.LastIndexOf('|') is var cut and > 0)
            tables.Actuals.Touch(new(write.Key[..cut]));
    }

    void Show(string table)
    {
        Forget(table);
        if (Now is not null)
            Publish();
    }

    void Forget(string table)
    {
        Maker.Forget(table);
        IsWatchDue |= table == TargetsTable.Name || table == MembersTable.Name;
    }

    void Publish()
    {
        Now = Maker.Make([.. shapes.Values.SelectMany(s => s.Findings)]);
        Changed?.Invoke();
    }
}

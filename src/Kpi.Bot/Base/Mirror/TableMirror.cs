using Kpi.Feishu.Base;
using Kpi.Feishu.Events;

namespace Kpi.Bot.Base;

/// <summary>What applying an event brought.</summary>
/// <param name="Changed">The rows in memory are others now.</param>
/// <param name="Reread">Records only the base itself can tell about.</param>
sealed record Applied(bool Changed, IReadOnlyCollection<string> Reread);

/// <summary>
/// One table of a base in memory, kept current by change events that come late, twice, out of order or not at all.
/// </summary>
/// <remarks>
/// Feishu's records carry no revision, events do. The rule: an event is applied field by field unless a later one touched that field; what can't be
/// ordered for sure (an event from before the last read that disagrees with it, an edit of an unknown row, an edit around the bot's own write) is read
/// again by id. A gap in the revisions leaves <see cref="Known"/> behind the table's own, so that the next check of revisions reads the table.
/// </remarks>
sealed class TableMirror(TableSpec spec, IRowStore rows)
{
    readonly Dictionary<string, FieldType> types = spec.Fields.ToDictionary(f => f.Name, f => f.Type, StringComparer.Ordinal);
    readonly Dictionary<string, RecordClock> clocks = new(StringComparer.Ordinal);
    readonly Dictionary<(string Record, string Field), Cell> own = [];
    readonly SortedSet<long> ahead = [];
    long readAt = -1;

    public TableSpec Spec => spec;

    public IRowStore Rows => rows;

    public string Id { get; set; } = "";

    /// <summary>Names by field id as of the last look at the fields.</summary>
    public IReadOnlyDictionary<string, string> FieldNames { get; set; } = new Dictionary<string, string>();

    /// <summary>Every change up to this revision is in memory; −1 before the first read.</summary>
    public long Known { get; private set; } = -1;

    /// <summary>Fields changed, or an event named one that is unknown: look at the fields again.</summary>
    public bool Stale { get; set; }

    /// <summary>Grows whenever rows change, so that a slow read by id can tell whether it is still news.</summary>
    public long Edition { get; private set; }

    /// <summary>Takes a whole read of the table that began when it had <paramref name="revision"/>.</summary>
    public void Replace(long revision, IEnumerable<BaseRecord> read)
    {
        Edition++;
        rows.Clear();
        clocks.Clear();
        own.Clear();
        foreach (var record in read)
            rows.Set(record.Id, record.Cells);
        readAt = Known = revision;
        ahead.RemoveWhere(r => r <= revision);
        Advance();
        Stale = false;
    }

    public Applied Apply(RecordsChanged news)
    {
        if (news.Revision > Known && Known >= 0)
            ahead.Add(news.Revision);
        Advance();
        Edition++;
        var changed = false;
        var reread = new HashSet<string>();
        foreach (var change in news.Changes)
        {
            if (!change.After.Keys.All(FieldNames.ContainsKey))
                Stale = true;
            if (news.Revision <= readAt)
            {
                if (Disagrees(change))
                    reread.Add(change.RecordId);
            }
            else
                changed |= Apply(change, news.Revision, reread);
        }
        return new(changed, reread);
    }

    /// <summary>Takes rows that were just read by id because of an event; those asked for and not found are gone.</summary>
    public void Put(IEnumerable<string> asked, IReadOnlyList<BaseRecord> found, long revision)
    {
        foreach (var record in asked)
        {
            if (found.FirstOrDefault(r => r.Id == record) is { } row)
                rows.Set(record, row.Cells);
            else
                rows.Remove(record);
            ClockOf(record).Whole = Math.Max(ClockOf(record).Whole, revision);
            foreach (var mine in own.Keys.Where(k => k.Record == record).ToList())
                own.Remove(mine);
        }
    }

    /// <summary>Takes a write of the bot's own that the base has confirmed.</summary>
    public void Wrote(string record, IReadOnlyDictionary<string, Cell> values)
    {
        Edition++;
        var cells = rows.TryGet(record, out var old) ? new Dictionary<string, Cell>(old) : [];
        foreach (var (field, value) in values)
        {
            if (CellSame.Same(cells.GetValueOrDefault(field), value, TypeOf(field)))
                continue;
            Assign(cells, field, value);
            own[(record, field)] = value;
        }
        rows.Set(record, cells);
    }

    public FieldType TypeOf(string field) => types.GetValueOrDefault(field, FieldType.Text);

    bool Apply(RecordChanged change, long revision, HashSet<string> reread)
    {
        var clock = ClockOf(change.RecordId);
        if (revision < clock.Whole)
            return false;
        if (change.Action == RecordAction.Deleted)
        {
            var was = rows.TryGet(change.RecordId, out _);
            rows.Remove(change.RecordId);
            clock.Whole = revision;
            return was;
        }
        if (!rows.TryGet(change.RecordId, out var old))
        {
            if (change.Action == RecordAction.Edited)
            {
                reread.Add(change.RecordId);
                return false;
            }
            rows.Set(change.RecordId, Named(change.After));
            Note(clock, change, revision);
            return true;
        }
        var cells = new Dictionary<string, Cell>(old);
        var changed = false;
        var before = Named(change.Before);
        foreach (var (field, value) in AfterOf(change))
        {
            if (!clock.IsNews(field, revision))
                continue;
            if (own.TryGetValue((change.RecordId, field), out var mine))
            {
                var echo = CellSame.Same(value, mine, TypeOf(field));
                // Built on the bot's value, so later than it; anything else was before it or can't be told.
                if (!echo && !CellSame.Same(before.GetValueOrDefault(field), mine, TypeOf(field)))
                {
                    reread.Add(change.RecordId);
                    continue;
                }
                own.Remove((change.RecordId, field));
            }
            clock.Note(field, revision);
            if (CellSame.Same(cells.GetValueOrDefault(field), value, TypeOf(field)))
                continue;
            Assign(cells, field, value);
            changed = true;
        }
        if (changed)
            rows.Set(change.RecordId, cells);
        return changed;
    }

    bool Disagrees(RecordChanged change)
    {
        var here = rows.TryGet(change.RecordId, out var cells);
        return change.Action == RecordAction.Deleted ? here
            : !here || AfterOf(change).Any(f => !CellSame.Same(cells.GetValueOrDefault(f.Key), f.Value, TypeOf(f.Key)));
    }

    /// <summary>The new values by name; a cell that was cleared may be named among the old ones only.</summary>
    Dictionary<string, Cell> AfterOf(RecordChanged change)
    {
        var after = Named(change.After);
        foreach (var cleared in Named(change.Before).Keys)
            after.TryAdd(cleared, default);
        return after;
    }

    Dictionary<string, Cell> Named(IReadOnlyDictionary<string, Cell> byId)
    {
        var named = new Dictionary<string, Cell>(StringComparer.Ordinal);
        foreach (var (id, cell) in byId)
            if (FieldNames.TryGetValue(id, out var name) && types.ContainsKey(name))
                named[name] = cell;
        return named;
    }

    void Note(RecordClock clock, RecordChanged change, long revision)
    {
        foreach (var field in Named(change.After).Keys)
            clock.Note(field, revision);
    }

    RecordClock ClockOf(string record)
    {
        if (!clocks.TryGetValue(record, out var clock))
            clocks[record] = clock = new();
        return clock;
    }

    void Advance()
    {
        while (ahead.Remove(Known + 1))
            Known++;
    }

    static void Assign(Dictionary<string, Cell> cells, string field, Cell value)
    {
        if (value.IsEmpty)
            cells.Remove(field);
        else
            cells[field] = value;
    }
}

using System.Collections.Immutable;
using Kpi.Domain.Model;
using Kpi.Feishu.Base;

namespace Kpi.Bot.Base;

/// <summary>
/// 「实绩」: up to 20,000 rows, kept as the domain's records (about 150 bytes each) and not as cells. A change touches one code's days only.
/// </summary>
/// <remarks>Of two rows of one code and day the one collected last counts. Cells are kept only where something is wrong with a row.</remarks>
sealed class ActualRows(string baseName, TimeZoneInfo zone) : IRowStore
{
    readonly Dictionary<string, Actual> rows = new(StringComparer.Ordinal);
    readonly Dictionary<IndicatorCode, Dictionary<string, Actual>> byCode = [];
    readonly Dictionary<string, (BaseRecord Cells, IReadOnlyList<Finding> Findings)> bent = new(StringComparer.Ordinal);
    readonly HashSet<IndicatorCode> touched = [];
    readonly Dictionary<IndicatorCode, IReadOnlyList<Finding>> doubled = [];
    ImmutableDictionary<IndicatorCode, Actual[]> days = ImmutableDictionary<IndicatorCode, Actual[]>.Empty;

    /// <summary>Rows before this day are not held.</summary>
    public DateOnly From { get; set; } = DateOnly.MinValue;

    public int Count => rows.Count + bent.Keys.Count(r => !rows.ContainsKey(r));

    public Actual? Find(string record) => rows.GetValueOrDefault(record);

    public IEnumerable<Finding> Findings => bent.Values.SelectMany(b => b.Findings).Concat(doubled.Values.SelectMany(f => f));

    public bool TryGet(string record, out IReadOnlyDictionary<string, Cell> cells)
    {
        if (bent.TryGetValue(record, out var raw))
            cells = raw.Cells.Cells;
        else if (rows.TryGetValue(record, out var row))
            cells = ActualsTable.Fields(row, zone).Where(f => f.Value is not null).ToDictionary(f => f.Key, f => CellSame.Of(f.Value));
        else
        {
            cells = new Dictionary<string, Cell>();
            return false;
        }
        return true;
    }

    public void Set(string record, IReadOnlyDictionary<string, Cell> cells)
    {
        Remove(record);
        var reading = ActualsTable.Read(baseName, zone, new BaseRecord(record, cells));
        if (reading.Row is { } old && old.Day < From)
            return;
        // A line somebody just added and has not filled in is kept, so that its edits find it, and not told.
        if (reading.Findings.Count > 0)
            bent[record] = (new BaseRecord(record, cells), cells.Values.All(c => c.IsEmpty) ? [] : reading.Findings);
        if (reading.Row is not { } row)
            return;
        rows[record] = row;
        if (!byCode.TryGetValue(row.Code, out var same))
            byCode[row.Code] = same = new(StringComparer.Ordinal);
        same[record] = row;
        touched.Add(row.Code);
    }

    public void Remove(string record)
    {
        bent.Remove(record);
        if (!rows.Remove(record, out var row))
            return;
        byCode[row.Code].Remove(record);
        touched.Add(row.Code);
    }

    public void Clear()
    {
        touched.UnionWith(byCode.Keys);
        rows.Clear();
        byCode.Clear();
        bent.Clear();
    }

    public string? FindByKey(string key)
    {
        var cut = key.LastIndexOf('|');
        if (cut < 0 || !byCode.TryGetValue(new IndicatorCode(key[..cut]), out var same))
            return null;
        var found = same.Where(r => RowKeys.Day(r.Value.Day) == key[(cut + 1)..]).ToList();
        return found.Count == 0 ? null : Counting(found).Key;
    }

    /// <summary>Has a pending write of this code come or gone, its days are made anew.</summary>
    public void Touch(IndicatorCode code) => touched.Add(code);

    /// <summary>The days of each code in order, with <paramref name="pending"/> writes laid over them.</summary>
    public ImmutableDictionary<IndicatorCode, Actual[]> Days(Func<IndicatorCode, IReadOnlyDictionary<DateOnly, Actual>?> pending)
    {
        var changed = days.ToBuilder();
        foreach (var code in touched)
        {
            var made = Make(code, pending(code));
            if (made.Length > 0)
                changed[code] = made;
            else
                changed.Remove(code);
        }
        touched.Clear();
        return days = changed.ToImmutable();
    }

    Actual[] Make(IndicatorCode code, IReadOnlyDictionary<DateOnly, Actual>? pending)
    {
        var result = new SortedDictionary<DateOnly, Actual>();
        var twice = new List<Finding>();
        if (byCode.TryGetValue(code, out var same))
            foreach (var day in same.GroupBy(r => r.Value.Day))
            {
                var one = Counting(day);
                result[day.Key] = one.Value;
                twice.AddRange(from other in day where other.Key != one.Key select Double(code, day.Key, other.Key));
            }
        if (twice.Count > 0)
            doubled[code] = twice;
        else
            doubled.Remove(code);
        foreach (var (day, row) in pending ?? ImmutableDictionary<DateOnly, Actual>.Empty)
            result[day] = row;
        return [.. result.Values];
    }

    static KeyValuePair<string, Actual> Counting(IEnumerable<KeyValuePair<string, Actual>> sameDay) =>
        sameDay.OrderByDescending(r => r.Value.CollectedAt ?? DateTimeOffset.MinValue).ThenByDescending(r => r.Key, StringComparer.Ordinal).First();

    Finding Double(IndicatorCode code, DateOnly day, string record) => new(baseName, $"{ActualsTable.Name}/{record}/double", ActualsTable.Name, record,
        $"「{ActualsTable.Name}」{code} 在 {RowKeys.Day(day)} 有多行，只计采集时间最新的一行，请删除多余的。");
}

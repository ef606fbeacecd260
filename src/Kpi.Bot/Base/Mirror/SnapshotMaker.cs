using System.Collections.Frozen;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;
using Kpi.Feishu.Base;

namespace Kpi.Bot.Base;

/// <summary>Makes the snapshot of a base from its tables; a table that did not change keeps its part.</summary>
sealed class SnapshotMaker(string name, string token, string url, TimeZoneInfo zone, IWorkCalendar calendar, MirrorTables tables, PendingWrites pending)
{
    sealed record Part(object Rows, IReadOnlyList<Finding> Findings);

    readonly Dictionary<string, Part> parts = new(StringComparer.Ordinal);
    DateTimeOffset? collectedAt;

    /// <summary>Says whether a target in force was decided in chat; what nobody approved is shown as such.</summary>
    public Func<Target, bool> IsApproved { get; set; } = _ => true;

    public void Forget(string table) => parts.Remove(table);

    public BaseSnapshot Make(IReadOnlyList<Finding> shape)
    {
        var findings = new List<Finding>(shape);
        var indicatorsChanged = !parts.ContainsKey(IndicatorsTable.Name);
        var indicators = Rows(IndicatorsTable.Spec, IndicatorsTable.Read, findings);
        if (indicatorsChanged || definitionsNow is null)
        {
            definitionsNow = new(CrossChecks.WithoutCycles(indicators, crossFindings = []));
            crossFindings.AddRange(CrossChecks.BrokenFormulas(definitionsNow));
        }
        var definitions = definitionsNow;
        findings.AddRange(crossFindings);
        var actualsChanged = !parts.ContainsKey(ActualsTable.Name);
        if (actualsChanged)
            parts[ActualsTable.Name] = new(tables.Actuals.Days(PendingActuals), []);
        var actuals = (System.Collections.Immutable.ImmutableDictionary<IndicatorCode, Actual[]>)parts[ActualsTable.Name].Rows;
        findings.AddRange(tables.Actuals.Findings);
        if (actualsChanged)
            collectedAt = actuals.Values.SelectMany(d => d).Max(a => a.CollectedAt);
        var members = Rows(MembersTable.Spec, MembersTable.Read, findings);
        var teams = Rows(TeamsTable.Spec, TeamsTable.Read, findings);
        var targets = Rows(TargetsTable.Spec, TargetsTable.Read, findings);
        findings.AddRange(CrossChecks.Find(name, definitions, teams, members, targets, actuals.Keys));
        return new BaseSnapshot(name, token, url, zone, calendar)
        {
            Definitions = definitions,
            Targets = targets.Select(t => t.State != TargetState.InForce || IsApproved(t) ? t : t with { Approved = false })
                .GroupBy(t => t.Code).ToFrozenDictionary(g => g.Key, g => g.OrderBy(t => t.Period.First).ThenBy(t => t.Version).ToArray()),
            Actuals = actuals,
            TableIds = tables.Ids,
            Teams = teams,
            Members = members,
            Objectives = Rows(ObjectivesTable.Spec, ObjectivesTable.Read, findings),
            Channels = Rows(ChannelsTable.Spec, ChannelsTable.Read, findings),
            ChannelHistory = Rows(ChannelHistoryTable.Spec, ChannelHistoryTable.Read, findings),
            Benchmarks = Rows(BenchmarksTable.Spec, BenchmarksTable.Read, findings),
            Deviations = Rows(DeviationsTable.Spec, DeviationsTable.Read, findings),
            TargetChanges = Rows(TargetChangesTable.Spec, TargetChangesTable.Read, findings),
            Findings = findings,
            CollectedAt = collectedAt,
        };
    }

    Definitions? definitionsNow;
    List<Finding> crossFindings = [];

    IReadOnlyList<T> Rows<T>(TableSpec spec, Func<string, TimeZoneInfo, BaseRecord, Reading<T>> read, List<Finding> findings) where T : class
    {
        if (!parts.TryGetValue(spec.Name, out var part))
            parts[spec.Name] = part = Read(spec, read);
        findings.AddRange(part.Findings);
        return (IReadOnlyList<T>)part.Rows;
    }

    Part Read<T>(TableSpec spec, Func<string, TimeZoneInfo, BaseRecord, Reading<T>> read) where T : class
    {
        var (rows, findings, keys) = (new List<T>(), new List<Finding>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var record in tables.Plain(spec.Name).All)
        {
            // A line somebody just added and has not filled in.
            if (record.Cells.Values.All(c => c.IsEmpty))
                continue;
            var key = spec.KeyOf(record.Cells, zone);
            var reading = read(name, zone, key is null ? record : record with { Cells = pending.Over(spec.Name, key, record.Cells) });
            findings.AddRange(reading.Findings);
            if (reading.Row is not { } row)
                continue;
            if (key is not null && !keys.Add(key) && !(row is Member))
                findings.Add(CrossChecks.Double(name, spec, record.Id, key));
            else
                rows.Add(row);
        }
        foreach (var key in pending.KeysIn(spec.Name).Where(keys.Add))
            if (read(name, zone, new BaseRecord("", pending.Over(spec.Name, key, new Dictionary<string, Cell>()))).Row is { } row)
                rows.Add(row);
        return new(rows, findings);
    }

    Dictionary<DateOnly, Actual>? PendingActuals(IndicatorCode code)
    {
        Dictionary<DateOnly, Actual>? days = null;
        foreach (var key in pending.KeysIn(ActualsTable.Name))
        {
            if (!key.StartsWith(code.Value + "|", StringComparison.Ordinal))
                continue;
            var cells = tables.Actuals.FindByKey(key) is { } record && tables.Actuals.TryGet(record, out var old) ? old : new Dictionary<string, Cell>();
            if (ActualsTable.Read(name, zone, new BaseRecord("", pending.Over(ActualsTable.Name, key, cells))).Row is { } row)
                (days ??= [])[row.Day] = row;
        }
        return days;
    }
}

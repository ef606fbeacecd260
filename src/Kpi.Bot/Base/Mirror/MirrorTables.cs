namespace Kpi.Bot.Base;

/// <summary>The tables of one base in memory.</summary>
sealed class MirrorTables
{
    readonly Dictionary<string, TableMirror> byName;

    public MirrorTables(string baseName, TimeZoneInfo zone)
    {
        Actuals = new(baseName, zone);
        byName = Schema.Tables.ToDictionary(t => t.Name, t => new TableMirror(t, t == ActualsTable.Spec ? Actuals : new PlainRows(t, zone)), StringComparer.Ordinal);
    }

    public ActualRows Actuals { get; }

    public IEnumerable<TableMirror> All => byName.Values;

    public IReadOnlyDictionary<string, string> Ids => byName.Values.Where(t => t.Id.Length > 0).ToDictionary(t => t.Spec.Name, t => t.Id);

    public TableMirror Of(string name) => byName[name];

    public TableMirror? ById(string id) => byName.Values.FirstOrDefault(t => t.Id == id);

    public PlainRows Plain(string name) => (PlainRows)byName[name].Rows;
}

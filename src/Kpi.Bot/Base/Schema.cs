namespace Kpi.Bot.Base;

/// <summary>The tables of a base, in the order in which people see them.</summary>
public static class Schema
{
    public static IReadOnlyList<TableSpec> Tables { get; } =
    [
        MembersTable.Spec, TeamsTable.Spec, ObjectivesTable.Spec, ChannelsTable.Spec, ChannelHistoryTable.Spec, BenchmarksTable.Spec,
        IndicatorsTable.Spec, TargetsTable.Spec, ActualsTable.Spec, DeviationsTable.Spec, TargetChangesTable.Spec,
        ReviewsTable.Spec, ContributionsTable.Spec, PlaybookTable.Spec,
    ];

    static readonly Dictionary<string, TableSpec> ByName = Tables.ToDictionary(t => t.Name, StringComparer.Ordinal);

    /// <summary>The table of a Chinese name, or null for one that people added.</summary>
    public static TableSpec? Find(string name) => ByName.GetValueOrDefault(name);

    /// <exception cref="KeyNotFoundException">No table of the schema has this name.</exception>
    public static TableSpec Of(string name) => ByName[name];
}

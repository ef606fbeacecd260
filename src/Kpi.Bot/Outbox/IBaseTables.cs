namespace Kpi.Bot.Outbox;

/// <summary>Where a table stands in Feishu.</summary>
public sealed record TablePlace(string AppToken, string TableId);

/// <summary>Where a <see cref="BaseWrite"/> goes; answered from the picture in memory, without a call.</summary>
public interface IBaseTables
{
    /// <summary>Null while the base was not read yet or has no such table.</summary>
    TablePlace? Find(string baseName, string table);

    /// <summary>The record that has a business key (as <c>Base.RowKeys</c> makes them) in the base itself, or null.</summary>
    /// <remarks>Rows that <c>IKpiBase.Apply</c> only shows, and that the base does not have yet, are not found.</remarks>
    string? RecordOf(string baseName, string table, string key);
}

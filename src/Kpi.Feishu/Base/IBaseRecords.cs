using System.Text.Json.Nodes;

namespace Kpi.Feishu.Base;

/// <summary>A row: its id, and its cells by field name; empty cells are left out.</summary>
public sealed record BaseRecord(string Id, IReadOnlyDictionary<string, Cell> Cells);

/// <summary>Values by field name, in the shape of <see cref="CellValues"/>.</summary>
public sealed record RecordChange(string RecordId, IReadOnlyDictionary<string, JsonNode?> Fields);

/// <summary>Rows to read: all of a table, or those from a day on.</summary>
/// <param name="DateField">With <paramref name="After"/>: only rows whose date is later than that day (Feishu cuts the filter to days).</param>
public sealed record RecordQuery(
    IReadOnlyList<string>? Fields = null, string? DateField = null, DateTimeOffset? After = null, int PageSize = 500);

/// <summary>Rows of a base. One write a base at a time; batches are all or nothing.</summary>
public interface IBaseRecords
{
    /// <summary>Reads page after page; a row that moved between pages comes once.</summary>
    IAsyncEnumerable<BaseRecord> ReadAsync(string appToken, string tableId, RecordQuery query, CancellationToken ct);

    /// <summary>Rows by id; those that are gone are left out. Any number of ids.</summary>
    Task<IReadOnlyList<BaseRecord>> GetAsync(string appToken, string tableId, IReadOnlyCollection<string> ids, CancellationToken ct);

    /// <summary>Adds rows in order, 500 a call.</summary>
    /// <param name="key">A uuid v4: the same key adds the rows once. Only for up to 500 rows; null leaves it out.</param>
    /// <returns>The new ids in the order of <paramref name="rows"/>.</returns>
    Task<IReadOnlyList<string>> AddAsync(
        string appToken, string tableId, IReadOnlyList<IReadOnlyDictionary<string, JsonNode?>> rows, Guid? key, CancellationToken ct);

    /// <summary>Changes the named fields and leaves the others; 500 rows a call.</summary>
    /// <exception cref="FeishuException">Kind <c>Gone</c>: a row was deleted (1254043).</exception>
    Task ChangeAsync(string appToken, string tableId, IReadOnlyList<RecordChange> changes, CancellationToken ct);

    Task DeleteAsync(string appToken, string tableId, IReadOnlyList<string> ids, CancellationToken ct);
}

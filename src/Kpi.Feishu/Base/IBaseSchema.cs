namespace Kpi.Feishu.Base;

/// <summary>The field types the bot makes; the number is Feishu's.</summary>
public enum FieldType
{
    Text = 1,
    Number = 2,
    SingleSelect = 3,
    MultiSelect = 4,
    Date = 5,
    Checkbox = 7,
    Person = 11,
    Url = 15,
}

/// <summary>A field to be made.</summary>
/// <param name="Options">Option names of a select.</param>
/// <param name="Format">Number format (<c>0.00</c>) or date format (<c>yyyy/MM/dd</c>); null for Feishu's default.</param>
public sealed record NewField(string Name, FieldType Type, IReadOnlyList<string>? Options = null, string? Format = null);

/// <summary>A field that stands in a table. <paramref name="Type"/> may be one the bot does not make.</summary>
public sealed record BaseField(string Id, string Name, int Type, bool IsPrimary, IReadOnlyList<string> Options);

/// <summary>A table and its revision, which grows with every change.</summary>
public sealed record BaseTable(string Id, string Name, long Revision);

/// <summary>A base.</summary>
/// <param name="TimeZone">IANA name; it decides where a date begins.</param>
public sealed record BaseInfo(string AppToken, string Name, string? TimeZone, string? Url);

/// <summary>Making and reading the shape of a base.</summary>
public interface IBaseSchema
{
    /// <summary>Creates a base that belongs to the app; people see it after <see cref="GrantAsync"/>.</summary>
    Task<BaseInfo> CreateAsync(string name, string timeZone, CancellationToken ct);

    Task<BaseInfo> GetAsync(string appToken, CancellationToken ct);

    Task<IReadOnlyList<BaseTable>> GetTablesAsync(string appToken, CancellationToken ct);

    /// <returns>The new table's id.</returns>
    Task<string> CreateTableAsync(string appToken, string name, IReadOnlyList<NewField> fields, CancellationToken ct);

    Task DeleteTableAsync(string appToken, string tableId, CancellationToken ct);

    Task<IReadOnlyList<BaseField>> GetFieldsAsync(string appToken, string tableId, CancellationToken ct);

    Task<string> CreateFieldAsync(string appToken, string tableId, NewField field, CancellationToken ct);

    /// <summary>Adds options to a select and keeps those it has (Feishu replaces a field's property as a whole).</summary>
    Task AddOptionsAsync(string appToken, string tableId, string fieldId, IReadOnlyList<string> options, CancellationToken ct);

    /// <summary>Makes a person a collaborator who may manage the base.</summary>
    Task GrantAsync(string appToken, OpenId person, CancellationToken ct);

    /// <summary>Asks for change events of a base; asking again is harmless.</summary>
    Task SubscribeAsync(string appToken, CancellationToken ct);
}

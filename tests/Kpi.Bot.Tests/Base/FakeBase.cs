using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kpi.Bot.Base;
using Kpi.Feishu;
using Kpi.Feishu.Base;
using Kpi.Feishu.Events;

namespace Kpi.Bot.Tests.Base;

/// <summary>Bases in memory behind the ports, with revisions, a log of calls, and the change events Feishu would send.</summary>
sealed class FakeBase : IBaseSchema, IBaseRecords
{
    public sealed class Table(string id, string name)
    {
        public string Id => id;
        public string Name { get; set; } = name;
        public long Revision { get; set; } = 1;
        public List<BaseField> Fields { get; } = [];
        public Dictionary<string, Dictionary<string, JsonNode?>> Rows { get; } = [];
    }

    public sealed class Base(string token, string name)
    {
        public string Token => token;
        public string Name => name;
        public List<Table> Tables { get; } = [];
        public List<OpenId> Collaborators { get; } = [];
        public int Subscriptions { get; set; }
        public Table Of(string table) => Tables.Single(t => t.Name == table);
    }

    int ids;

    public Dictionary<string, Base> Bases { get; } = [];

    public List<string> Calls { get; } = [];

    /// <summary>Runs before a read hands out its rows: what happens meanwhile.</summary>
    public Func<string, Task>? WhileReading { get; set; }

    public Func<string, Task>? WhileGetting { get; set; }

    /// <summary>A base with all tables of the schema and no rows.</summary>
    public Base Complete(string token = "bas1", string name = "营销")
    {
        var made = Bases[token] = new(token, name);
        foreach (var spec in Schema.Tables)
            Add(made, spec.Name, spec.Fields);
        return made;
    }

    public string Row(Base at, string table, params (string Field, JsonNode? Value)[] cells) => Add(at.Of(table), cells.ToDictionary(c => c.Field, c => c.Value)).RecordId;

    public string Row(Base at, string table, IReadOnlyDictionary<string, JsonNode?> cells) => Add(at.Of(table), cells).RecordId;

    /// <summary>A person adds a row; the event tells.</summary>
    public RecordsChanged AddRow(Base at, string table, params (string Field, JsonNode? Value)[] cells) =>
        Event(at, at.Of(table), Add(at.Of(table), cells.ToDictionary(c => c.Field, c => c.Value)));

    /// <summary>A person edits one cell; the event tells.</summary>
    public RecordsChanged Edit(Base at, string table, string record, string field, JsonNode? value)
    {
        var there = at.Of(table);
        var id = there.Fields.Single(f => f.Name == field).Id;
        var before = there.Rows[record].TryGetValue(field, out var old) && old is not null ? new Dictionary<string, Cell> { [id] = Read(old) } : [];
        there.Rows[record][field] = value;
        there.Revision++;
        return Event(at, there, new(record, RecordAction.Edited, before, new Dictionary<string, Cell> { [id] = Read(value) }));
    }

    public RecordsChanged Delete(Base at, string table, string record)
    {
        at.Of(table).Rows.Remove(record);
        at.Of(table).Revision++;
        return Event(at, at.Of(table), new(record, RecordAction.Deleted, new Dictionary<string, Cell>(), new Dictionary<string, Cell>()));
    }

    public static void Rename(Base at, string table, string field, string name)
    {
        var there = at.Of(table);
        var i = there.Fields.FindIndex(f => f.Name == field);
        there.Fields[i] = there.Fields[i] with { Name = name };
        foreach (var row in there.Rows.Values)
            if (row.Remove(field, out var value))
                row[name] = value;
        there.Revision++;
    }

    RecordChanged Add(Table table, IReadOnlyDictionary<string, JsonNode?> cells)
    {
        var record = $"rec{++ids}";
        table.Rows[record] = new(cells);
        table.Revision++;
        return new(record, RecordAction.Added, new Dictionary<string, Cell>(),
            cells.Where(c => c.Value is not null).ToDictionary(c => table.Fields.Single(f => f.Name == c.Key).Id, c => Read(c.Value)));
    }

    RecordsChanged Event(Base at, Table table, RecordChanged change) =>
        new($"ev{++ids}", DateTimeOffset.UnixEpoch, at.Token, table.Id, table.Revision, new OpenId("ou_person"), [change]);

    void Add(Base at, string name, IReadOnlyList<NewField> fields)
    {
        var table = new Table($"tbl{++ids}", name);
        foreach (var field in fields)
            table.Fields.Add(new($"fld{++ids}", field.Name, (int)field.Type, table.Fields.Count == 0, field.Options ?? []));
        at.Tables.Add(table);
    }

    /// <summary>A stored value as a search gives it: text as segments.</summary>
    static Cell Read(JsonNode? value) => value is null ? default : value.GetValueKind() == JsonValueKind.String
        ? new(JsonSerializer.SerializeToElement(new[] { new { text = value.GetValue<string>(), type = "text" } }))
        : new(JsonSerializer.SerializeToElement(value));

    Table At(string token, string id) => Bases[token].Tables.Single(t => t.Id == id);

    public Task<BaseInfo> CreateAsync(string name, string timeZone, CancellationToken ct)
    {
        Calls.Add($"create {name}");
        var made = Bases[$"bas{++ids}"] = new($"bas{ids}", name);
        Add(made, "数据表", [new("文本", FieldType.Text)]);
        return Task.FromResult(new BaseInfo(made.Token, name, timeZone, $"https://x.example/base/{made.Token}"));
    }

    public Task<BaseInfo> GetAsync(string appToken, CancellationToken ct) => Task.FromResult(new BaseInfo(appToken, Bases[appToken].Name, "Asia/Shanghai", null));

    public Task<IReadOnlyList<BaseTable>> GetTablesAsync(string appToken, CancellationToken ct)
    {
        Calls.Add("tables");
        return Task.FromResult<IReadOnlyList<BaseTable>>([.. Bases[appToken].Tables.Select(t => new BaseTable(t.Id, t.Name, t.Revision))]);
    }

    public Task<string> CreateTableAsync(string appToken, string name, IReadOnlyList<NewField> fields, CancellationToken ct)
    {
        Calls.Add($"create table {name}");
        Add(Bases[appToken], name, fields);
        return Task.FromResult(Bases[appToken].Of(name).Id);
    }

    public Task DeleteTableAsync(string appToken, string tableId, CancellationToken ct)
    {
        Calls.Add("delete table");
        Bases[appToken].Tables.Remove(At(appToken, tableId));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<BaseField>> GetFieldsAsync(string appToken, string tableId, CancellationToken ct)
    {
        Calls.Add($"fields {At(appToken, tableId).Name}");
        return Task.FromResult<IReadOnlyList<BaseField>>([.. At(appToken, tableId).Fields]);
    }

    public Task<string> CreateFieldAsync(string appToken, string tableId, NewField field, CancellationToken ct)
    {
        Calls.Add($"create field {field.Name}");
        At(appToken, tableId).Fields.Add(new($"fld{++ids}", field.Name, (int)field.Type, false, field.Options ?? []));
        return Task.FromResult($"fld{ids}");
    }

    public Task AddOptionsAsync(string appToken, string tableId, string fieldId, IReadOnlyList<string> options, CancellationToken ct)
    {
        Calls.Add($"add options {string.Join(',', options)}");
        var fields = At(appToken, tableId).Fields;
        var i = fields.FindIndex(f => f.Id == fieldId);
        fields[i] = fields[i] with { Options = [.. fields[i].Options, .. options] };
        return Task.CompletedTask;
    }

    public Task GrantAsync(string appToken, OpenId person, CancellationToken ct)
    {
        Bases[appToken].Collaborators.Add(person);
        return Task.CompletedTask;
    }

    public Task SubscribeAsync(string appToken, CancellationToken ct)
    {
        Bases[appToken].Subscriptions++;
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<BaseRecord> ReadAsync(string appToken, string tableId, RecordQuery query, [EnumeratorCancellation] CancellationToken ct)
    {
        Calls.Add($"read {At(appToken, tableId).Name}");
        var rows = At(appToken, tableId).Rows.Select(r => Record(r.Key, r.Value, query)).OfType<BaseRecord>().ToList();
        if (WhileReading is not null)
            await WhileReading(At(appToken, tableId).Name);
        foreach (var row in rows)
            yield return row;
    }

    public async Task<IReadOnlyList<BaseRecord>> GetAsync(string appToken, string tableId, IReadOnlyCollection<string> wanted, CancellationToken ct)
    {
        Calls.Add($"get {string.Join(',', wanted)}");
        var table = At(appToken, tableId);
        var rows = wanted.Where(table.Rows.ContainsKey).Select(id => Record(id, table.Rows[id], new RecordQuery())!).ToList();
        if (WhileGetting is not null)
            await WhileGetting(table.Name);
        return rows;
    }

    public Task<IReadOnlyList<string>> AddAsync(string appToken, string tableId, IReadOnlyList<IReadOnlyDictionary<string, JsonNode?>> rows, Guid? key, CancellationToken ct)
    {
        Calls.Add($"add {rows.Count}");
        return Task.FromResult<IReadOnlyList<string>>([.. rows.Select(r => Add(At(appToken, tableId), r).RecordId)]);
    }

    public Task ChangeAsync(string appToken, string tableId, IReadOnlyList<RecordChange> changes, CancellationToken ct) => throw new NotSupportedException();

    public Task DeleteAsync(string appToken, string tableId, IReadOnlyList<string> deleted, CancellationToken ct) => throw new NotSupportedException();

    static BaseRecord? Record(string id, Dictionary<string, JsonNode?> row, RecordQuery query)
    {
        if (query.After is { } after && (row.GetValueOrDefault(query.DateField!) is not { } day || day.GetValue<long>() <= after.ToUnixTimeMilliseconds()))
            return null;
        return new(id, row.Where(c => c.Value is not null && (query.Fields is null || query.Fields.Contains(c.Key))).ToDictionary(c => c.Key, c => Read(c.Value)));
    }
}

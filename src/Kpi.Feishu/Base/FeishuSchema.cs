using System.Text.Json.Serialization.Metadata;
using Kpi.Feishu.Http;

namespace Kpi.Feishu.Base;

/// <summary>Makes and reads the shape of a base.</summary>
/// <remarks>
/// Reads 20 a second, changes 10 a second and one at a time a base, new bases 20 a minute.
/// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/bitable-v1/app/create
/// </remarks>
sealed class FeishuSchema(FeishuHttp http, FreshIds fresh) : IBaseSchema
{
    const string Apps = "bitable/v1/apps", Tables = $"{Apps}/:app_token/tables", Fields = $"{Tables}/:table_id/fields";
    const int PageSize = 100;

    /// <summary>There is no key for it: a lost answer ends in an exception and may leave an empty base that nobody sees.</summary>
    public async Task<BaseInfo> CreateAsync(string name, string timeZone, CancellationToken ct)
    {
        var call = new Call(HttpMethod.Post, Apps) { Rate = Rate.NewBases, Repeat = Repeat.OnlyIfRefused };
        var answer = await http.AskAsync(call, new NewApp(name, timeZone), FeishuJson.Wire.NewApp, FeishuJson.Wire.AppAnswer, ct);
        fresh.Add(answer.App.AppToken);
        return Info(answer.App) with { TimeZone = answer.App.TimeZone ?? timeZone };
    }

    public async Task<BaseInfo> GetAsync(string appToken, CancellationToken ct) => Info((await http.GetAsync(
        new Call(HttpMethod.Get, $"{Apps}/:app_token", appToken) { Rate = Rate.BaseReads }, FeishuJson.Wire.AppAnswer, ct)).App);

    public async Task<IReadOnlyList<BaseTable>> GetTablesAsync(string appToken, CancellationToken ct)
    {
        var all = await PagesAsync(new Call(HttpMethod.Get, Tables, appToken), FeishuJson.Wire.TablesPage,
            page => (page.Items, page.HasMore, page.PageToken), ct);
        return [.. all.Select(table => new BaseTable(table.TableId, table.Name, table.Revision))];
    }

    /// <summary>There is no key, but names are unique: a table of that name (1254013) is the one a lost answer was about.</summary>
    public async Task<string> CreateTableAsync(string appToken, string name, IReadOnlyList<NewField> fields, CancellationToken ct)
    {
        try
        {
            var body = new NewTableBody(fields.Count == 0 ? new(name, null, null) : new(name, "全部", [.. fields.Select(FieldShapes.Body)]));
            var made = await http.AskAsync(Change(HttpMethod.Post, Tables, appToken), body,
                FeishuJson.Wire.NewTableBody, FeishuJson.Wire.NewTableAnswer, ct);
            fresh.Add(made.TableId);
            return made.TableId;
        }
        catch (FeishuException exists) when (exists.Code == Codes.TableExists)
        {
            if ((await GetTablesAsync(appToken, ct)).FirstOrDefault(table => table.Name == name) is not { } there)
                throw;
            return there.Id;
        }
    }

    public Task DeleteTableAsync(string appToken, string tableId, CancellationToken ct) =>
        http.SendAsync(Change(HttpMethod.Delete, $"{Tables}/:table_id", appToken, tableId), ct);

    public async Task<IReadOnlyList<BaseField>> GetFieldsAsync(string appToken, string tableId, CancellationToken ct) =>
        [.. (await FieldDataAsync(appToken, tableId, ct)).Select(FieldShapes.Field)];

    /// <summary>A field of that name (1254014) is the one a lost answer was about.</summary>
    public async Task<string> CreateFieldAsync(string appToken, string tableId, NewField field, CancellationToken ct)
    {
        try
        {
            var call = Change(HttpMethod.Post, Fields, appToken, tableId) with { Query = $"?client_token={Guid.NewGuid()}" };
            var made = await http.AskAsync(call, FieldShapes.Body(field), FeishuJson.Wire.FieldBody, FeishuJson.Wire.FieldAnswer, ct);
            // Rows name their fields, so it is the table's rows that may not be accepted at once.
            fresh.Add(made.Field.FieldId, tableId);
            return made.Field.FieldId;
        }
        catch (FeishuException exists) when (exists.Code == Codes.FieldExists)
        {
            if ((await FieldDataAsync(appToken, tableId, ct)).FirstOrDefault(other => other.FieldName == field.Name) is not { } there)
                throw;
            return there.FieldId;
        }
    }

    public async Task AddOptionsAsync(string appToken, string tableId, string fieldId, IReadOnlyList<string> options, CancellationToken ct)
    {
        var call = Change(HttpMethod.Put, $"{Fields}/:field_id", appToken, tableId, fieldId);
        var field = (await FieldDataAsync(appToken, tableId, ct)).FirstOrDefault(there => there.FieldId == fieldId)
            ?? throw new FeishuException(call.Endpoint, 1254044, $"the table has no field {fieldId}", null, FailureKind.Permission);
        if (FieldShapes.WithOptions(field, options) is { } body)
            await http.SendAsync(call, body, FeishuJson.Wire.FieldBody, ct);
    }

    /// <summary>100 a minute. https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/drive-v1/permission-member/create</summary>
    public Task GrantAsync(string appToken, OpenId person, CancellationToken ct) =>
        http.SendAsync(
            new Call(HttpMethod.Post, "drive/v1/permissions/:token/members", appToken) { Query = "?type=bitable", Rate = Rate.Grants },
            new NewMember("openid", person.Value, "full_access", "user"), FeishuJson.Wire.NewMember, ct);

    /// <summary>https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/drive-v1/file/subscribe</summary>
    public Task SubscribeAsync(string appToken, CancellationToken ct) =>
        http.SendAsync(new Call(HttpMethod.Post, "drive/v1/files/:file_token/subscribe", appToken) { Query = "?file_type=bitable" }, ct);

    Task<List<FieldData>> FieldDataAsync(string appToken, string tableId, CancellationToken ct) =>
        PagesAsync(new Call(HttpMethod.Get, Fields, appToken, tableId), FeishuJson.Wire.FieldsPage,
            page => (page.Items, page.HasMore, page.PageToken), ct);

    async Task<List<TItem>> PagesAsync<TPage, TItem>(
        Call call, JsonTypeInfo<TPage> shape, Func<TPage, (IReadOnlyList<TItem>?, bool, string?)> read, CancellationToken ct)
    {
        var all = new List<TItem>();
        for (string? token = null; ;)
        {
            var query = $"?page_size={PageSize}" + (token is null ? "" : $"&page_token={Uri.EscapeDataString(token)}");
            var (items, more, next) = read(await http.GetAsync(call with { Query = query, Rate = Rate.BaseReads }, shape, ct));
            all.AddRange(items ?? []);
            if (!more || next is null || next == token)
                return all;
            token = next;
        }
    }

    static Call Change(HttpMethod method, string template, params string[] ids) =>
        new(method, template, ids) { Rate = Rate.SchemaWrites, Writes = ids[0] };

    static BaseInfo Info(AppData app) => new(app.AppToken, app.Name ?? "", app.TimeZone, app.Url);
}

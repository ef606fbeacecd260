using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Kpi.Feishu.Http;

namespace Kpi.Feishu.Base;

/// <summary>Reads and writes rows.</summary>
/// <remarks>
/// Reads 20 a second; writes one at a time a base. Fields go by name.
/// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/bitable-v1/app-table-record/search
/// </remarks>
sealed class FeishuRecords(FeishuHttp http, FreshIds fresh, TimeProvider stopwatch) : IBaseRecords
{
    const string Rows = "bitable/v1/apps/:app_token/tables/:table_id/records";
    const int MostIds = 100;

    /// <summary>Reads page after page; where a page is too large for Feishu (1254030), in smaller ones.</summary>
    public async IAsyncEnumerable<BaseRecord> ReadAsync(
        string appToken, string tableId, RecordQuery query, [EnumeratorCancellation] CancellationToken ct)
    {
        var body = new SearchBody(query.Fields, FilterOf(query));
        var size = Math.Clamp(query.PageSize, 1, Chunks.Most);
        var seen = new HashSet<string>();
        for (string? token = null; ;)
        {
            RowsPage page;
            try
            {
                page = await http.AskAsync(PageCall(appToken, tableId, size, token), body,
                    FeishuJson.Wire.SearchBody, FeishuJson.Wire.RowsPage, ct);
            }
            catch (FeishuException large) when (large.Code == Codes.ResponseTooLarge && size > 1)
            {
                size /= 2;
                continue;
            }
            foreach (var row in page.Items ?? [])
            {
                if (seen.Add(IdOf(row)))
                    yield return RecordOf(row);
            }
            if (!page.HasMore || page.PageToken is null || page.PageToken == token)
                yield break;
            token = page.PageToken;
        }
    }

    /// <summary>100 ids a call. https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/bitable-v1/app-table-record/batch_get</summary>
    public async Task<IReadOnlyList<BaseRecord>> GetAsync(
        string appToken, string tableId, IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        var found = new List<BaseRecord>(ids.Count);
        foreach (var chunk in ids.Distinct().Chunk(MostIds))
        {
            var call = new Call(HttpMethod.Post, $"{Rows}/batch_get", appToken, tableId) { Rate = Rate.BaseReads, Mentions = chunk };
            var answer = await http.AskAsync(call, new BatchGet(chunk), FeishuJson.Wire.BatchGet, FeishuJson.Wire.RowsAnswer, ct);
            found.AddRange((answer.Records ?? []).Select(RecordOf));
        }
        return found;
    }

    /// <summary>Adds rows; without a key a lost answer ends in an exception, since a second try could add them twice.</summary>
    /// <remarks>
    /// Only batches without a key are halved on 1254607: halves under keys of their own would not be known to a later call with the whole.
    /// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/bitable-v1/app-table-record/batch_create
    /// </remarks>
    public async Task<IReadOnlyList<string>> AddAsync(
        string appToken, string tableId, IReadOnlyList<IReadOnlyDictionary<string, JsonNode?>> rows, Guid? key, CancellationToken ct)
    {
        var ids = new List<string>(rows.Count);
        async Task AddAsync(IReadOnlyList<IReadOnlyDictionary<string, JsonNode?>> batch, Guid? token)
        {
            var call = Write("batch_create", appToken, tableId, token is null ? "" : $"&client_token={token}") with
            {
                Repeat = token is null ? Repeat.OnlyIfRefused : Repeat.Harmless,
                Splits = token is null && batch.Count > 1,
            };
            var answer = await http.AskAsync(call, new NewRows([.. batch.Select(fields => new NewRow(fields))]),
                FeishuJson.Wire.NewRows, FeishuJson.Wire.RowsAnswer, ct);
            var made = (answer.Records ?? []).Select(IdOf).ToList();
            fresh.Add(made);
            ids.AddRange(made);
        }

        if (key is null)
        {
            await Chunks.EachAsync(rows, stopwatch, (batch, _) => AddAsync(batch, null), ct);
            return ids;
        }
        foreach (var (index, chunk) in rows.Chunk(Chunks.Most).Index())
            await AddAsync(chunk, Chunks.KeyOf(key.Value, index));
        return ids;
    }

    /// <summary>Changes rows. Values are set, not added to, so a lost answer is followed by the same call once more.</summary>
    /// <remarks>https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/bitable-v1/app-table-record/batch_update</remarks>
    public Task ChangeAsync(string appToken, string tableId, IReadOnlyList<RecordChange> changes, CancellationToken ct) =>
        Chunks.EachAsync(changes, stopwatch, (batch, inner) =>
            http.SendAsync(
                Write("batch_update", appToken, tableId) with { Splits = batch.Count > 1, Mentions = batch.Select(c => c.RecordId) },
                new ChangedRows([.. batch.Select(change => new ChangedRow(change.RecordId, change.Fields))]),
                FeishuJson.Wire.ChangedRows, inner), ct);

    /// <summary>Deletes rows; those that are gone already are no failure.</summary>
    /// <remarks>https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/bitable-v1/app-table-record/batch_delete</remarks>
    public Task DeleteAsync(string appToken, string tableId, IReadOnlyList<string> ids, CancellationToken ct) =>
        Chunks.EachAsync([.. ids.Distinct()], stopwatch, async (batch, inner) =>
        {
            try
            {
                await DeleteBatchAsync(appToken, tableId, batch, inner);
            }
            catch (FeishuException gone) when (gone.Code == Codes.RecordGone)
            {
                // All or nothing: one row that somebody deleted keeps the others.
                var left = await GetAsync(appToken, tableId, batch, inner);
                if (left.Count > 0)
                    await DeleteBatchAsync(appToken, tableId, [.. left.Select(row => row.Id)], inner);
            }
        }, ct);

    Task DeleteBatchAsync(string appToken, string tableId, IReadOnlyList<string> ids, CancellationToken ct) =>
        http.SendAsync(Write("batch_delete", appToken, tableId) with { Splits = ids.Count > 1 },
            new DeletedRows(ids), FeishuJson.Wire.DeletedRows, ct);

    static Call Write(string verb, string appToken, string tableId, string query = "") =>
        new(HttpMethod.Post, $"{Rows}/{verb}", appToken, tableId)
        {
            Rate = Rate.RowWrites,
            Writes = appToken,
            Query = verb == "batch_delete" ? "" : "?user_id_type=open_id" + query,
        };

    static Call PageCall(string appToken, string tableId, int size, string? token) =>
        new(HttpMethod.Post, $"{Rows}/search", appToken, tableId)
        {
            Rate = Rate.BaseReads,
            Query = $"?user_id_type=open_id&page_size={size}" + (token is null ? "" : $"&page_token={Uri.EscapeDataString(token)}"),
        };

    /// <summary><c>isGreater</c> with <c>ExactDate</c> means a later day: Feishu cuts the moment to the base's midnight.</summary>
    static SearchFilter? FilterOf(RecordQuery query) => query is not { DateField: { } field, After: { } after }
        ? null
        : new("and", [new(field, "isGreater",
            ["ExactDate", after.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)])]);

    static BaseRecord RecordOf(RowData row) => new(IdOf(row),
        (row.Fields ?? []).ToDictionary(field => field.Key, field => new Cell(field.Value)));

    static string IdOf(RowData row) => row.RecordId ?? row.Id ?? "";
}

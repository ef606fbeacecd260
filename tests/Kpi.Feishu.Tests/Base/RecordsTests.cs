using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kpi.Feishu.Base;

namespace Kpi.Feishu.Tests.Base;

public sealed class RecordsTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_are_read_to_the_end_and_a_row_that_moved_between_them_comes_once()
    {
        using var feishu = new ScriptedFeishu()
            .Then(Page("""{"record_id":"a","fields":{"n":1}},{"record_id":"b","fields":{}}""", "p+2"))
            .Then(Page("""{"record_id":"b","fields":{}},{"record_id":"c","fields":{"编码":[{"text":"K-","type":"text"},{"text":"1","type":"text"}]}}""", null));

        var rows = await feishu.DoneAsync(ReadAsync(feishu, new RecordQuery(["编码"])));

        Assert.Equal(["a", "b", "c"], rows.Select(row => row.Id));
        Assert.True(rows[2].Cells["编码"].TryText(out var text));
        Assert.Equal("K-1", text);
        Assert.Equal(["?user_id_type=open_id&page_size=500", "?user_id_type=open_id&page_size=500&page_token=p%2B2"], feishu.Requests.Select(r => r.Query));
        Assert.Equal("""{"field_names":["编码"],"automatic_fields":false}""", feishu.Requests.First().Body);
    }

    [Fact]
    public async Task A_page_that_is_too_large_is_asked_for_in_halves_from_the_same_place()
    {
        using var feishu = new ScriptedFeishu()
            .Then(Page("""{"record_id":"a","fields":{}}""", "p2")).ThenCode(1254030).ThenCode(1254030).Then(Page("", null));

        await feishu.DoneAsync(ReadAsync(feishu, new RecordQuery()));

        Assert.Equal([500, 500, 250, 125], feishu.Requests.Select(Size));
        Assert.All(feishu.Requests.Skip(1), request => Assert.EndsWith("page_token=p2", request.Query, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Later_than_a_day_is_asked_with_an_exact_date()
    {
        using var feishu = new ScriptedFeishu().Then(Page("", null));
        var day = new DateTimeOffset(2026, 7, 12, 0, 0, 0, TimeSpan.FromHours(8));

        await feishu.DoneAsync(ReadAsync(feishu, new RecordQuery(DateField: "日期", After: day)));

        Assert.Equal("""{"filter":{"conjunction":"and","conditions":[{"field_name":"日期","operator":"isGreater","value":["ExactDate","1783785600000"]}]},"automatic_fields":false}""",
            feishu.Requests.Single().Body);
    }

    [Fact]
    public async Task Twelve_hundred_rows_go_in_three_batches_with_keys_that_are_the_same_next_time()
    {
        var key = Guid.Parse("7f9c2ba4-e88f-4276-9f39-5d1c2b8a6e01");
        using var feishu = new ScriptedFeishu();
        for (var n = 0; n < 6; n++)
            feishu.Then(Echo);
        var rows = Rows(1200);

        var ids = await feishu.DoneAsync(feishu.Get<IBaseRecords>().AddAsync("app", "tbl", rows, key, Ct));
        await feishu.DoneAsync(feishu.Get<IBaseRecords>().AddAsync("app", "tbl", rows, key, Ct));

        Assert.Equal(Enumerable.Range(0, 1200).Select(n => $"rec{n}"), ids);
        var tokens = feishu.Requests.Select(r => Guid.Parse(r.Query.Split("client_token=")[1])).ToList();
        Assert.Equal(tokens[..3], tokens[3..]);
        Assert.Equal(3, tokens.Distinct().Count());
        Assert.All(tokens, token => Assert.Equal((4, true), (token.Version, token.Variant is >= 8 and <= 11)));
        Assert.Equal([500, 500, 200], feishu.Requests.Take(3).Select(r => r.Json.GetProperty("records").GetArrayLength()));
    }

    [Fact]
    public async Task Changes_that_are_too_much_at_once_go_in_halves_in_their_order()
    {
        using var feishu = new ScriptedFeishu().ThenCode(1254607, 400);

        await feishu.DoneAsync(feishu.Get<IBaseRecords>().ChangeAsync("app", "tbl",
            [.. Rows(5).Select((fields, n) => new RecordChange($"rec{n}", fields))], Ct));

        Assert.Equal(["rec0 rec1 rec2 rec3 rec4", "rec0 rec1", "rec2 rec3 rec4"], feishu.Requests.Select(r => string.Join(' ',
            r.Json.GetProperty("records").EnumerateArray().Select(row => row.GetProperty("record_id").GetString()))));
    }

    [Fact]
    public async Task Rows_with_a_key_are_never_halved_but_waited_for()
    {
        using var feishu = new ScriptedFeishu().ThenCode(1254607, 400).Then(Echo);

        await feishu.DoneAsync(feishu.Get<IBaseRecords>().AddAsync("app", "tbl", Rows(4), Guid.NewGuid(), Ct));

        Assert.Equal([4, 4], feishu.Requests.Select(r => r.Json.GetProperty("records").GetArrayLength()));
        Assert.Single(feishu.Requests.Select(r => r.Query).Distinct());
    }

    [Fact]
    public async Task Nothing_to_change_is_done()
    {
        using var feishu = new ScriptedFeishu().ThenCode(1254606);

        await feishu.DoneAsync(feishu.Get<IBaseRecords>().ChangeAsync("app", "tbl", [new("rec1", Rows(1)[0])], Ct));

        Assert.Single(feishu.Requests);
    }

    [Fact]
    public async Task A_row_that_somebody_deleted_does_not_keep_the_others()
    {
        using var feishu = new ScriptedFeishu().ThenCode(1254043)
            .Then("""{"code":0,"data":{"records":[{"record_id":"rec1","fields":{}}],"absent_record_ids":["rec2"]}}""");

        await feishu.DoneAsync(feishu.Get<IBaseRecords>().DeleteAsync("app", "tbl", ["rec1", "rec2"], Ct));

        Assert.Equal("""{"records":["rec1"]}""", feishu.Requests.Last().Body);
    }

    [Fact]
    public async Task A_cleared_cell_is_written_as_null()
    {
        using var feishu = new ScriptedFeishu();

        await feishu.DoneAsync(feishu.Get<IBaseRecords>().ChangeAsync("app", "tbl",
            [new("rec1", new Dictionary<string, JsonNode?> { ["责任人"] = CellValues.Person(null), ["值"] = CellValues.Number(1.10m) })], Ct));

        Assert.Equal("""{"records":[{"record_id":"rec1","fields":{"责任人":null,"值":1.10}}]}""", feishu.Requests.Single().Body);
    }

    static async Task<List<BaseRecord>> ReadAsync(ScriptedFeishu feishu, RecordQuery query)
    {
        var rows = new List<BaseRecord>();
        await foreach (var row in feishu.Get<IBaseRecords>().ReadAsync("app", "tbl", query, Ct))
            rows.Add(row);
        return rows;
    }

    static string Page(string items, string? next)
    {
        var more = next is null ? "\"has_more\":false" : $"\"has_more\":true,\"page_token\":\"{next}\"";
        return "{\"code\":0,\"data\":{" + more + ",\"items\":[" + items + "]}}";
    }

    static int Size(ScriptedFeishu.Request request) =>
        int.Parse(request.Query.Split("page_size=")[1].Split('&')[0], CultureInfo.InvariantCulture);

    static List<IReadOnlyDictionary<string, JsonNode?>> Rows(int count) => [.. Enumerable.Range(0, count)
        .Select(n => (IReadOnlyDictionary<string, JsonNode?>)new Dictionary<string, JsonNode?> { ["n"] = JsonValue.Create(n) })];

    /// <summary>Answers a batch with an id for each row, made of the row's number.</summary>
    static HttpResponseMessage Echo(ScriptedFeishu.Request request) => ScriptedFeishu.Json(JsonSerializer.Serialize(new
    {
        code = 0,
        data = new
        {
            records = request.Json.GetProperty("records").EnumerateArray()
                .Select(row => new { record_id = $"rec{row.GetProperty("fields").GetProperty("n")}", id = "", fields = new { } }),
        },
    }));
}

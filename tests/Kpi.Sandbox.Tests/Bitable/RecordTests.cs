using System.Text.Json.Nodes;
using Kpi.Sandbox.Demo;

namespace Kpi.Sandbox.Tests.Bitable;

public sealed class RecordTests
{
    static readonly string WangFang = DemoWorld.People[1].OpenId;

    static string Everything => $$"""
        { "编码": "K-1", "目标": 12.5, "状态": "启用", "标签": ["a", "b"], "日期": 1784044800000, "启用": true,
          "负责人": [{ "id": "{{WangFang}}" }], "链接": { "text": "官网", "link": "https://feishu.cn" } }
        """;

    [Fact]
    public async Task What_is_written_as_a_string_is_found_as_segments_and_people_come_with_their_names()
    {
        await using var table = await Base.OpenAsync();
        var written = (await table.CreateAsync(Everything)).Ok["record"]!;
        Assert.Equal("K-1", (string)written["fields"]!["编码"]!);
        Assert.Equal((string)written["record_id"]!, (string)written["id"]!);

        var found = (await table.SearchAsync("{}")).Ok["items"]![0]!["fields"]!;
        Assert.Equal("""[{"text":"K-1","type":"text"}]""", Rules.Json.Text(found["编码"]));
        Assert.Equal("12.5 启用 1784044800000 true", $"{found["目标"]} {found["状态"]} {found["日期"]} {found["启用"]!.ToJsonString()}");
        Assert.Equal("王芳", (string)found["负责人"]![0]!["name"]!);
        Assert.Equal("1783990800000", found["更新"]!.ToString());
    }

    [Fact]
    public async Task The_historic_list_has_a_third_shape()
    {
        await using var table = await Base.OpenAsync();
        await table.AddAsync(Everything);
        var listed = (await table.Feishu.GetAsync(table.Records)).Ok["items"]![0]!["fields"]!;
        Assert.Equal(("K-1", "12.5"), ((string)listed["编码"]!, (string)listed["目标"]!));
    }

    [Fact]
    public async Task Empty_cells_are_left_out_and_null_empties_one()
    {
        await using var table = await Base.OpenAsync();
        var id = await table.AddAsync("""{ "编码": "K-1", "目标": 1 }""");
        Assert.Equal(["编码", "目标", "更新"], (await table.SearchAsync("{}")).Ok["items"]![0]!["fields"]!.AsObject().Select(f => f.Key));
        await table.Feishu.PutAsync($"{table.Records}/{id}", JsonNode.Parse("""{ "fields": { "目标": null } }""")!);
        Assert.Equal(["编码", "更新"], (await table.SearchAsync("{}")).Ok["items"]![0]!["fields"]!.AsObject().Select(f => f.Key));
    }

    [Theory]
    [InlineData("编码", "1", 1254060)]
    [InlineData("目标", "\"12\"", 1254061)]
    [InlineData("状态", "[\"启用\"]", 1254062)]
    [InlineData("标签", "\"a\"", 1254063)]
    [InlineData("日期", "\"2026-07-14\"", 1254064)]
    [InlineData("启用", "\"是\"", 1254065)]
    [InlineData("负责人", "\"ou_1\"", 1254066)]
    [InlineData("负责人", "[{ \"id\": \"ou_gone\" }]", 1254066)]
    [InlineData("负责人", "[]", 1254066)]
    [InlineData("链接", "\"https://feishu.cn\"", 1254068)]
    [InlineData("更新", "1", 1254015)]
    [InlineData("编号", "\"x\"", 1254045)]
    public async Task A_value_that_does_not_fit_is_http_200_with_the_types_own_code(string field, string value, int code)
    {
        await using var table = await Base.OpenAsync();
        Assert.Equal((200, code), (await table.CreateAsync($$"""{ "{{field}}": {{value}} }""")).Refusal);
        Assert.Empty((await table.SearchAsync("{}")).Ok["items"]!.AsArray());
    }

    [Fact]
    public async Task An_unknown_option_is_made_silently()
    {
        await using var table = await Base.OpenAsync();
        await table.AddAsync("""{ "编码": "K-1", "状态": "草稿" }""");
        var fields = (await table.Feishu.GetAsync(table.Table + "/fields")).Ok["items"]!.AsArray();
        Assert.Equal(["启用", "停用", "草稿"], fields.Single(f => (string)f!["field_name"]! == "状态")!["property"]!["options"]!.AsArray().Select(o => (string)o!["name"]!));
    }

    [Fact]
    public async Task A_batch_with_one_bad_row_writes_none()
    {
        await using var table = await Base.OpenAsync();
        var answer = await table.Feishu.PostAsync(table.Records + "/batch_create", JsonNode.Parse("""{ "records": [{ "fields": { "编码": "a" } }, { "fields": { "目标": "x" } }] }""")!);
        Assert.Equal((200, 1254061), answer.Refusal);
        var good = await table.AddAsync("""{ "编码": "K-1", "目标": 1 }""");
        answer = await table.Feishu.PostAsync(table.Records + "/batch_update",
            JsonNode.Parse($$"""{ "records": [{ "record_id": "{{good}}", "fields": { "目标": 2 } }, { "record_id": "recGone", "fields": { "目标": 2 } }] }""")!);
        Assert.Equal((200, 1254043), answer.Refusal);
        answer = await table.Feishu.PostAsync(table.Records + "/batch_delete", JsonNode.Parse($$"""{ "records": ["{{good}}", "recGone"] }""")!);
        Assert.Equal((200, 1254043), answer.Refusal);
        Assert.Equal(1, (double)(await table.SearchAsync("{}")).Ok["items"]![0]!["fields"]!["目标"]!);
    }

    [Fact]
    public async Task Code_1254291_when_two_writes_to_one_table_overlap_and_none_on_two_tables()
    {
        await using var table = await Base.OpenAsync(Feishu.Still with { TableLock = TimeSpan.FromMilliseconds(200) });
        var answers = await Task.WhenAll(table.CreateAsync("""{ "编码": "a" }"""), table.CreateAsync("""{ "编码": "b" }"""));
        Assert.Equal((200, 1254291), Assert.Single(answers, a => a.Code != 0).Refusal);
        var other = (string)(await table.Feishu.PostAsync($"/open-apis/bitable/v1/apps/{table.AppToken}/tables", JsonNode.Parse("""{ "table": { "name": "另一张", "fields": [{ "field_name": "编码", "type": 1 }] } }""")!)).Ok["table_id"]!;
        answers = await Task.WhenAll(table.CreateAsync("""{ "编码": "c" }"""), (table with { TableId = other }).CreateAsync("""{ "编码": "c" }"""));
        Assert.All(answers, a => Assert.Equal(0, a.Code));
    }

    [Fact]
    public async Task The_same_client_token_is_the_same_record_and_another_body_is_a_conflict()
    {
        await using var table = await Base.OpenAsync();
        var path = $"{table.Records}?client_token=fe599b60-450f-46ff-b2ef-9f6675625b97";
        var first = (await table.Feishu.PostAsync(path, JsonNode.Parse("""{ "fields": { "编码": "a" } }""")!)).Ok["record"]!["record_id"]!.ToString();
        var second = (await table.Feishu.PostAsync(path, JsonNode.Parse("""{ "fields": { "编码": "a" } }""")!)).Ok["record"]!["record_id"]!.ToString();
        Assert.Equal(first, second);
        Assert.Equal((400, 1255006), (await table.Feishu.PostAsync(path, JsonNode.Parse("""{ "fields": { "编码": "b" } }""")!)).Refusal);
        Assert.Equal((400, 1254037), (await table.Feishu.PostAsync($"{table.Records}?client_token=abc", JsonNode.Parse("""{ "fields": { "编码": "a" } }""")!)).Refusal);
    }

    [Fact]
    public async Task Code_1254104_over_the_batch_limit_and_1254103_when_the_table_is_full()
    {
        await using var table = await Base.OpenAsync();
        JsonObject Rows(int count) => new() { ["records"] = new JsonArray([.. Enumerable.Range(0, count).Select(i => (JsonNode)new JsonObject { ["fields"] = new JsonObject { ["编码"] = $"{i}" } })]) };
        Assert.Equal((200, 1254104), (await table.Feishu.PostAsync(table.Records + "/batch_create", Rows(1001))).Refusal);
        for (var i = 0; i < 20; i++) Assert.Equal(0, (await table.Feishu.PostAsync(table.Records + "/batch_create", Rows(1000))).Code);
        Assert.Equal((200, 1254103), (await table.CreateAsync("""{ "编码": "one more" }""")).Refusal);
    }

    [Fact]
    public async Task Batch_get_answers_absent_ids_and_true_http_statuses()
    {
        await using var table = await Base.OpenAsync();
        var id = await table.AddAsync("""{ "编码": "K-1" }""");
        var got = (await table.Feishu.PostAsync(table.Records + "/batch_get", new { record_ids = new[] { id, "recGone" } })).Ok;
        Assert.Equal((id, "recGone"), ((string)got["records"]![0]!["record_id"]!, (string)got["absent_record_ids"]![0]!));
        Assert.Equal((404, 1254041), (await table.Feishu.PostAsync($"/open-apis/bitable/v1/apps/{table.AppToken}/tables/tblGone/records/batch_get", new { record_ids = new[] { id } })).Refusal);
    }
}

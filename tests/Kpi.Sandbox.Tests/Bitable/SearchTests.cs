namespace Kpi.Sandbox.Tests.Bitable;

public sealed class SearchTests
{
    // 2026-07-14 09:00 in Shanghai is now; the days below are midnights there unless said otherwise.
    static async Task<Base> FilledAsync()
    {
        var table = await Base.OpenAsync();
        await table.AddAsync("""{ "编码": "a", "目标": 100, "状态": "启用", "标签": ["x"], "日期": 1783958400000, "启用": true }""");        // 07-14 00:00
        await table.AddAsync("""{ "编码": "b", "目标": 200, "状态": "停用", "标签": ["x", "y"], "日期": 1783957800000 }""");                 // 07-13 23:50
        await table.AddAsync("""{ "编码": "ab", "目标": 300, "日期": 1781020800000, "启用": false }""");                                   // 06-10
        return table;
    }

    [Theory]
    [InlineData("编码", "is", "[\"a\"]", "a")]
    [InlineData("编码", "isNot", "[\"a\"]", "b,ab")]
    [InlineData("编码", "contains", "[\"a\"]", "a,ab")]
    [InlineData("编码", "doesNotContain", "[\"a\"]", "b")]
    [InlineData("目标", "is", "[\"200.0\"]", "b")]
    [InlineData("目标", "isGreater", "[\"100\"]", "b,ab")]
    [InlineData("目标", "isGreaterEqual", "[\"200\"]", "b,ab")]
    [InlineData("目标", "isLess", "[\"200\"]", "a")]
    [InlineData("目标", "isLessEqual", "[\"200\"]", "a,b")]
    [InlineData("状态", "is", "[\"启用\"]", "a")]
    [InlineData("状态", "isNot", "[\"启用\"]", "b,ab")]
    [InlineData("状态", "contains", "[\"启用\",\"停用\"]", "a,b")]
    [InlineData("状态", "isEmpty", "[]", "ab")]
    [InlineData("状态", "isNotEmpty", "[]", "a,b")]
    [InlineData("标签", "is", "[\"x\"]", "a")]
    [InlineData("标签", "contains", "[\"y\"]", "b")]
    [InlineData("启用", "is", "[\"true\"]", "a")]
    [InlineData("启用", "is", "[\"false\"]", "b,ab")]
    [InlineData("日期", "is", "[\"Today\"]", "a")]
    [InlineData("日期", "is", "[\"Yesterday\"]", "b")]
    [InlineData("日期", "is", "[\"CurrentWeek\"]", "a,b")]
    [InlineData("日期", "is", "[\"LastMonth\"]", "ab")]
    [InlineData("日期", "isGreater", "[\"ExactDate\",\"1783957800000\"]", "a")]
    [InlineData("日期", "isLess", "[\"Today\"]", "b,ab")]
    public async Task A_condition_finds(string field, string op, string value, string found)
    {
        await using var table = await FilledAsync();
        Assert.Equal(found, string.Join(',', await table.FindAsync($$"""{ "field_name": "{{field}}", "operator": "{{op}}", "value": {{value}} }""")));
    }

    [Fact]
    public async Task ExactDate_is_cut_to_the_day_in_the_bases_zone()
    {
        await using var table = await FilledAsync();
        // Noon of 07-13 finds 23:50 of that day, which in UTC is still the 13th, and not midnight of the 14th, which in UTC is the 13th too.
        Assert.Equal(["b"], await table.FindAsync("""{ "field_name": "日期", "operator": "is", "value": ["ExactDate", "1783915200000"] }"""));
    }

    [Theory]
    [InlineData("""{ "field_name": "状态", "operator": "isEmpty" }""")]
    [InlineData("""{ "field_name": "没有", "operator": "is", "value": ["x"] }""")]
    [InlineData("""{ "field_name": "编码", "operator": "isGreater", "value": ["x"] }""")]
    [InlineData("""{ "field_name": "目标", "operator": "is", "value": [100] }""")]
    [InlineData("""{ "field_name": "状态", "operator": "is", "value": ["a", "b"] }""")]
    [InlineData("""{ "field_name": "日期", "operator": "isGreaterEqual", "value": ["Today"] }""")]
    [InlineData("""{ "field_name": "日期", "operator": "isGreater", "value": ["CurrentWeek"] }""")]
    public async Task Code_1254018_for(string condition)
    {
        await using var table = await FilledAsync();
        Assert.Equal((200, 1254018), (await table.SearchAsync($$"""{ "filter": { "conjunction": "and", "conditions": [{{condition}}] } }""")).Refusal);
    }

    [Fact]
    public async Task Children_join_one_level_deep()
    {
        await using var table = await FilledAsync();
        var found = (await table.SearchAsync("""
            { "filter": { "conjunction": "and", "conditions": [{ "field_name": "目标", "operator": "isGreater", "value": ["50"] }],
              "children": [{ "conjunction": "or", "conditions": [{ "field_name": "编码", "operator": "is", "value": ["a"] }, { "field_name": "编码", "operator": "is", "value": ["ab"] }] }] } }
            """)).Ok;
        Assert.Equal(["a", "ab"], Base.Codes(found));
    }

    [Fact]
    public async Task Pages_follow_their_token_in_the_order_asked_for()
    {
        await using var table = await FilledAsync();
        const string body = """{ "sort": [{ "field_name": "目标", "desc": true }], "field_names": ["编码"], "automatic_fields": true }""";
        var first = (await table.SearchAsync(body, "?page_size=2")).Ok;
        Assert.Equal(["ab", "b"], Base.Codes(first));
        Assert.Equal((true, 3), ((bool)first["has_more"]!, (int)first["total"]!));
        Assert.Equal(["编码"], first["items"]![0]!["fields"]!.AsObject().Select(f => f.Key));
        Assert.Equal(1783990800000, (long)first["items"]![0]!["created_time"]!);
        var second = (await table.SearchAsync(body, $"?page_size=2&page_token={Uri.EscapeDataString((string)first["page_token"]!)}")).Ok;
        Assert.Equal(["a"], Base.Codes(second));
        Assert.False((bool)second["has_more"]!);
        Assert.Null(second["page_token"]);
    }

    [Fact]
    public async Task Unknown_fields_are_1254024_to_show_and_1254016_to_sort_by()
    {
        await using var table = await FilledAsync();
        Assert.Equal((200, 1254024), (await table.SearchAsync("""{ "field_names": ["没有"] }""")).Refusal);
        Assert.Equal((200, 1254016), (await table.SearchAsync("""{ "sort": [{ "field_name": "没有" }] }""")).Refusal);
    }
}

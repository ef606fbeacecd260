using System.Text.Json.Nodes;

namespace Kpi.Sandbox.Tests.Bitable;

/// <summary>A base with one table of each plain field type, made through the API.</summary>
sealed record Base(Feishu Feishu, string AppToken, string TableId) : IAsyncDisposable
{
    public string Table => $"/open-apis/bitable/v1/apps/{AppToken}/tables/{TableId}";
    public string Records => Table + "/records";

    public static async Task<Base> OpenAsync(Hosting.SandboxOptions? options = null)
    {
        var feishu = await Feishu.OpenAsync(options);
        var app = (string)(await feishu.PostAsync("/open-apis/bitable/v1/apps", new { name = "营销KPI", time_zone = "Asia/Shanghai" })).Ok["app"]!["app_token"]!;
        var made = (await feishu.PostAsync($"/open-apis/bitable/v1/apps/{app}/tables", JsonNode.Parse("""
            { "table": { "name": "指标", "default_view_name": "全部", "fields": [
              { "field_name": "编码", "type": 1 }, { "field_name": "目标", "type": 2, "property": { "formatter": "0.00" } },
              { "field_name": "状态", "type": 3, "property": { "options": [{ "name": "启用", "color": 0 }, { "name": "停用", "color": 1 }] } },
              { "field_name": "标签", "type": 4 }, { "field_name": "日期", "type": 5 }, { "field_name": "启用", "type": 7 },
              { "field_name": "负责人", "type": 11, "property": { "multiple": true } }, { "field_name": "链接", "type": 15 },
              { "field_name": "更新", "type": 1002 } ] } }
            """)!)).Ok;
        return new(feishu, app, (string)made["table_id"]!);
    }

    public Task<Answer> CreateAsync(string fields) => Feishu.PostAsync(Records, JsonNode.Parse($$"""{ "fields": {{fields}} }""")!);
    public async Task<string> AddAsync(string fields) => (string)(await CreateAsync(fields)).Ok["record"]!["record_id"]!;
    public Task<Answer> SearchAsync(string body, string query = "") => Feishu.PostAsync($"{Records}/search{query}", JsonNode.Parse(body)!);

    /// <summary>「编码」 of what a filter finds, in order.</summary>
    public async Task<string[]> FindAsync(string condition) => Codes((await SearchAsync($$"""{ "filter": { "conjunction": "and", "conditions": [{{condition}}] } }""")).Ok);

    public static string[] Codes(JsonObject page) => [.. page["items"]!.AsArray().Select(i => (string)i!["fields"]!["编码"]![0]!["text"]!)];

    public ValueTask DisposeAsync() => Feishu.DisposeAsync();
}

using System.Text.Json.Nodes;
using Kpi.Sandbox.Demo;

namespace Kpi.Sandbox.Tests.Bitable;

public sealed class DefinitionTests
{
    [Theory]
    [InlineData("""{ "name": "指标" }""", 1254013)]
    [InlineData("""{ "name": "a/b" }""", 1254001)]
    [InlineData("""{ "name": "新", "fields": [{ "field_name": "状态", "type": 3 }] }""", 1254012)]
    [InlineData("""{ "name": "新", "fields": [{ "field_name": "a", "type": 1 }, { "field_name": "a", "type": 2 }] }""", 1254014)]
    [InlineData("""{ "name": "新", "fields": [{ "field_name": "", "type": 1 }] }""", 1254028)]
    [InlineData("""{ "name": "新", "fields": [{ "field_name": "n", "type": 2, "property": { "formatter": "0.00000" } }] }""", 1254081)]
    [InlineData("""{ "name": "新", "default_view_name": "全部" }""", 1254001)]
    public async Task A_table_is_refused_with(string table, int code)
    {
        await using var open = await Base.OpenAsync();
        Assert.Equal((200, code), (await open.Feishu.PostAsync($"/open-apis/bitable/v1/apps/{open.AppToken}/tables", JsonNode.Parse($$"""{ "table": {{table}} }""")!)).Refusal);
    }

    [Fact]
    public async Task An_update_of_a_field_replaces_it_options_are_kept_by_id_and_cells_follow_a_renamed_one()
    {
        await using var open = await Base.OpenAsync();
        await open.AddAsync("""{ "编码": "a", "状态": "启用" }""");
        await open.AddAsync("""{ "编码": "b", "状态": "停用" }""");
        var field = (await open.Feishu.GetAsync(open.Table + "/fields")).Ok["items"]!.AsArray().Single(f => (string)f!["field_name"]! == "状态")!;
        var kept = field["property"]!["options"]![0]!["id"]!.ToString();
        await open.Feishu.PutAsync($"{open.Table}/fields/{field["field_id"]}", JsonNode.Parse($$"""{ "field_name": "状态2", "type": 3, "property": { "options": [{ "id": "{{kept}}", "name": "在用", "color": 0 }] } }""")!);
        var rows = (await open.SearchAsync("{}")).Ok["items"]!.AsArray();
        Assert.Equal("在用", (string)rows[0]!["fields"]!["状态2"]!);
        Assert.False(rows[1]!["fields"]!.AsObject().ContainsKey("状态2"));
    }

    [Fact]
    public async Task A_persons_base_is_closed_to_the_app_until_it_is_shared()
    {
        await using var feishu = await Feishu.OpenAsync();
        var made = await feishu.People.CreateBaseAsync("周琪", "手工表", Feishu.Ct);
        var path = $"/open-apis/bitable/v1/apps/{made.AppToken}";
        Assert.Equal((403, 91403), (await feishu.GetAsync(path)).Refusal);
        await feishu.People.ShareBaseAsync("周琪", made.AppToken, DemoWorld.BotName, "view", Feishu.Ct);
        Assert.Equal("手工表", (string)(await feishu.GetAsync(path)).Ok["app"]!["name"]!);
        Assert.Equal((403, 1254302), (await feishu.PostAsync(path + "/tables", new { table = new { name = "新" } })).Refusal);
        await feishu.People.ShareBaseAsync("周琪", made.AppToken, DemoWorld.BotName, "edit", Feishu.Ct);
        Assert.Equal(0, (await feishu.PostAsync(path + "/tables", new { table = new { name = "新" } })).Code);
    }

    [Fact]
    public async Task Unknown_and_malformed_ids_are_told_apart()
    {
        await using var open = await Base.OpenAsync();
        var apps = "/open-apis/bitable/v1/apps";
        Assert.Equal((200, 1254003), (await open.Feishu.GetAsync($"{apps}/x")).Refusal);
        Assert.Equal((200, 1254040), (await open.Feishu.GetAsync($"{apps}/AAAAAAAAAAAAAAAAAAAAAAAAAAA")).Refusal);
        Assert.Equal((200, 1254004), (await open.Feishu.GetAsync($"{apps}/{open.AppToken}/tables/x/fields")).Refusal);
        Assert.Equal((200, 1254041), (await open.Feishu.GetAsync($"{apps}/{open.AppToken}/tables/tblGone/fields")).Refusal);
        Assert.Equal((200, 1254044), (await open.Feishu.DeleteAsync($"{open.Table}/fields/fldGone")).Refusal);
        Assert.Equal((200, 1254043), (await open.Feishu.DeleteAsync($"{open.Records}/recGone")).Refusal);
    }

    [Fact]
    public async Task A_collaborator_is_added_by_open_id()
    {
        await using var open = await Base.OpenAsync();
        var path = $"/open-apis/drive/v1/permissions/{open.AppToken}/members?type=bitable";
        Assert.Equal(0, (await open.Feishu.PostAsync(path, new { member_type = "openid", member_id = DemoWorld.People[5].OpenId, perm = "full_access", type = "user" })).Code);
        Assert.Equal("full_access", open.Feishu.World.Bases.Require(open.AppToken).Collaborators[DemoWorld.People[5].OpenId]);
        Assert.Equal((400, 1063001), (await open.Feishu.PostAsync(path, new { member_type = "openid", member_id = "ou_x", perm = "edit" })).Refusal);
    }
}

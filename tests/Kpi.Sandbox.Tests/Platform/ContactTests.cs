using System.Text.Json.Nodes;
using Kpi.Sandbox.Demo;
using static Kpi.Sandbox.Tests.Feishu;

namespace Kpi.Sandbox.Tests.Platform;

public sealed class ContactTests
{
    static readonly string WangFang = DemoWorld.People[1].OpenId;

    [Fact]
    public async Task A_person_is_found_by_each_kind_of_id_and_a_mismatch_is_41012()
    {
        await using var feishu = await OpenAsync();
        var found = (await feishu.GetAsync($"/open-apis/contact/v3/users/{WangFang}")).Ok["user"]!;
        Assert.Equal(("王芳", "wangfang@demo.kpi"), ((string)found["name"]!, (string)found["email"]!));
        Assert.Equal(WangFang, (string)(await feishu.GetAsync($"/open-apis/contact/v3/users/{found["user_id"]}?user_id_type=user_id")).Ok["user"]!["open_id"]!);
        Assert.Equal((400, 41012), (await feishu.GetAsync($"/open-apis/contact/v3/users/{found["user_id"]}")).Refusal);
        Assert.Equal((400, 41050), (await feishu.GetAsync("/open-apis/contact/v3/users/ou_nobody")).Refusal);
    }

    [Fact]
    public async Task A_field_whose_scope_is_missing_is_absent()
    {
        await using var feishu = await OpenAsync();
        feishu.World.Apps.Put(feishu.Host.App with { Scopes = new HashSet<string> { "contact:contact.base:readonly" } });
        var found = (await feishu.GetAsync($"/open-apis/contact/v3/users/{WangFang}")).Ok["user"]!.AsObject();
        Assert.Equal(["open_id", "union_id"], found.Select(f => f.Key));
    }

    [Fact]
    public async Task Ids_are_found_by_mail_and_an_unknown_mail_has_no_id()
    {
        await using var feishu = await OpenAsync();
        var list = (await feishu.PostAsync("/open-apis/contact/v3/users/batch_get_id", new { emails = new[] { "zhouqi@demo.kpi", "nobody@demo.kpi" } })).Ok["user_list"]!.AsArray();
        Assert.Equal(DemoWorld.People[5].OpenId, (string)list[0]!["user_id"]!);
        Assert.Null(list[1]!["user_id"]);
    }

    [Fact]
    public async Task Members_of_a_group_are_paged_and_bots_are_not_among_them()
    {
        await using var feishu = await OpenAsync();
        var path = $"/open-apis/im/v1/chats/{DemoWorld.GrowthGroupId}/members?page_size=4";
        var first = (await feishu.GetAsync(path)).Ok;
        var second = (await feishu.GetAsync($"{path}&page_token={first["page_token"]}")).Ok;
        Assert.Equal((4, 2, 6, false), (first["items"]!.AsArray().Count, second["items"]!.AsArray().Count, (int)first["member_total"]!, (bool)second["has_more"]!));
        Assert.Equal((400, 232011), (await feishu.GetAsync($"/open-apis/im/v1/chats/{DemoWorld.MeetingGroupId}/members")).Refusal);
        Assert.True((bool)(await feishu.GetAsync($"/open-apis/im/v1/chats/{DemoWorld.GrowthGroupId}/members/is_in_chat")).Ok["is_in_chat"]!);
    }
}

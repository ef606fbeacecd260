using System.Text.Json.Nodes;
using Kpi.Sandbox.Demo;
using Kpi.Sandbox.World;
using static Kpi.Sandbox.Tests.Feishu;

namespace Kpi.Sandbox.Tests.Gateway;

public sealed class EventTests
{
    [Fact]
    public async Task A_group_message_reaches_the_bot_only_with_its_name_in_it()
    {
        await using var feishu = await OpenAsync();
        await using var client = await Client.ConnectAsync(feishu, _ => Client.Ack());
        await feishu.People.SendTextAsync("王芳", DemoWorld.GrowthGroup, "/kpi me", Ct);
        await feishu.People.SendTextAsync("王芳", DemoWorld.GrowthGroup, "@所有人 看一下", Ct);
        await feishu.People.SendTextAsync("王芳", DemoWorld.GrowthGroup, "@KPI助手 /kpi show @李雷", Ct);
        var push = await client.NextAsync();
        Assert.Equal("""{"text":"@_user_1 /kpi show @_user_2"}""", (string)push.Event["message"]!["content"]!);
        var mentions = push.Event["message"]!["mentions"]!.AsArray();
        Assert.Equal((feishu.Host.App.BotOpenId, "bot"), ((string)mentions[0]!["id"]!["open_id"]!, (string)mentions[0]!["mentioned_type"]!));
        Assert.Equal("李雷", (string)mentions[1]!["name"]!);
        Assert.Equal(("group", "user"), ((string)push.Event["message"]!["chat_type"]!, (string)push.Event["sender"]!["sender_type"]!));
        Assert.False(client.HasMore);
    }

    [Fact]
    public async Task With_the_sensitive_scope_every_message_of_a_person_comes_and_a_bots_own_never()
    {
        await using var feishu = await OpenAsync();
        feishu.World.Apps.Put(feishu.Host.App with { Scopes = feishu.Host.App.Scopes.Append("im:message.group_msg").ToHashSet() });
        await using var client = await Client.ConnectAsync(feishu, _ => Client.Ack());
        await feishu.TextAsync(DemoWorld.GrowthGroupId, "from the bot");
        await feishu.People.SendTextAsync("王芳", DemoWorld.GrowthGroup, "/kpi me", Ct);
        var push = await client.NextAsync();
        Assert.Equal("""{"text":"/kpi me"}""", (string)push.Event["message"]!["content"]!);
        Assert.Null(push.Event["message"]!["mentions"]);
    }

    [Fact]
    public async Task A_direct_chat_is_entered_and_spoken_in()
    {
        await using var feishu = await OpenAsync();
        await using var client = await Client.ConnectAsync(feishu, _ => Client.Ack());
        var chat = await feishu.People.OpenP2pAsync("吴迪", DemoWorld.BotName, Ct);
        var entered = await client.NextAsync("im.chat.access_event.bot_p2p_chat_entered_v1");
        Assert.Equal(DemoWorld.People[6].OpenId, (string)entered.Event["operator_id"]!["open_id"]!);
        Assert.Null(entered.Event["last_message_id"]);
        await feishu.People.SendTextAsync("吴迪", chat.Id, "/kpi me", Ct);
        var said = await client.NextAsync("im.message.receive_v1");
        Assert.Equal("p2p", (string)said.Event["message"]!["chat_type"]!);
        Assert.Equal(13, ((string)said.Envelope["header"]!["create_time"]!).Length);
    }

    [Fact]
    public async Task The_employee_id_comes_only_with_its_scope()
    {
        await using var feishu = await OpenAsync();
        feishu.World.Apps.Put(feishu.Host.App with { Scopes = feishu.Host.App.Scopes.Where(s => s != "contact:user.employee_id:readonly").ToHashSet() });
        await using var client = await Client.ConnectAsync(feishu, _ => Client.Ack());
        await feishu.People.SendTextAsync("王芳", DemoWorld.GrowthGroup, "@KPI助手", Ct);
        Assert.Null((await client.NextAsync()).Event["sender"]!["sender_id"]!["user_id"]);
    }

    [Fact]
    public async Task The_bot_learns_that_it_was_added_and_removed()
    {
        await using var feishu = await OpenAsync();
        await using var client = await Client.ConnectAsync(feishu, _ => Client.Ack());
        var sun = Actor.Of(DemoWorld.People[0]);
        feishu.World.Chats.SetBot(DemoWorld.MeetingGroupId, feishu.Host.App, sun, added: true);
        Assert.Equal("周会", (string)(await client.NextAsync("im.chat.member.bot.added_v1")).Event["name"]!);
        feishu.World.Chats.SetBot(DemoWorld.MeetingGroupId, feishu.Host.App, sun, added: false);
        Assert.Equal(DemoWorld.People[0].OpenId, (string)(await client.NextAsync("im.chat.member.bot.deleted_v1")).Event["operator_id"]!["open_id"]!);
    }

    [Fact]
    public async Task A_hand_edit_of_a_followed_base_is_told_with_field_ids_and_values_as_text()
    {
        await using var table = await Bitable.Base.OpenAsync();
        var feishu = table.Feishu;
        await using var client = await Client.ConnectAsync(feishu, _ => Client.Ack());
        var id = await table.AddAsync("""{ "编码": "K-1", "目标": 666 }""");
        Assert.Equal(0, (await feishu.PostAsync($"/open-apis/drive/v1/files/{table.AppToken}/subscribe?file_type=bitable", new { })).Code);
        await feishu.People.EditCellAsync("孙经理", table.AppToken, "指标", id, "目标", 777, Ct);

        var told = (await client.NextAsync("drive.file.bitable_record_changed_v1")).Event;
        var action = told["action_list"]![0]!;
        Assert.Equal((id, "record_edited"), ((string)action["record_id"]!, (string)action["action"]!));
        Assert.Equal(("666", "777"), ((string)action["before_value"]![0]!["field_value"]!, (string)action["after_value"]![0]!["field_value"]!));
        Assert.StartsWith("fld", (string)action["after_value"]![0]!["field_id"]!, StringComparison.Ordinal);
        Assert.Equal(DemoWorld.People[0].OpenId, (string)told["operator_id"]!["open_id"]!);
        Assert.Equal(1783990800, (long)told["update_time"]!);

        await feishu.People.AddRecordAsync("孙经理", table.AppToken, "指标", new Dictionary<string, JsonNode?> { ["编码"] = "K-2", ["负责人"] = new JsonArray(new JsonObject { ["id"] = DemoWorld.People[1].OpenId }) }, Ct);
        var added = (await client.NextAsync("drive.file.bitable_record_changed_v1")).Event["action_list"]![0]!;
        Assert.Equal(("record_added", """[{"text":"K-2","type":"text"}]"""), ((string)added["action"]!, (string)added["after_value"]![0]!["field_value"]!));
        Assert.Equal("王芳", (string)added["after_value"]![1]!["field_identity_value"]!["users"]![0]!["name"]!);
    }

    [Fact]
    public async Task Record_events_need_the_scope_under_both_identities()
    {
        await using var table = await Bitable.Base.OpenAsync();
        var feishu = table.Feishu;
        feishu.World.Apps.Put(feishu.Host.App with { UserScopes = new HashSet<string>() });
        await using var client = await Client.ConnectAsync(feishu, _ => Client.Ack());
        await feishu.PostAsync($"/open-apis/drive/v1/files/{table.AppToken}/subscribe?file_type=bitable", new { });
        await table.AddAsync("""{ "编码": "K-1" }""");
        await feishu.People.SendTextAsync("王芳", DemoWorld.GrowthGroup, "@KPI助手", Ct);
        Assert.Equal("im.message.receive_v1", (await client.NextAsync()).Type);
    }
}

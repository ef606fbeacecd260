using System.Text.Json.Nodes;
using Kpi.Sandbox.Demo;
using static Kpi.Sandbox.Tests.Feishu;

namespace Kpi.Sandbox.Tests.World;

public sealed class ControlTests
{
    [Fact]
    public async Task A_test_in_any_language_can_talk_press_edit_and_move_the_calendar()
    {
        await using var table = await Bitable.Base.OpenAsync();
        var feishu = table.Feishu;
        var said = (await feishu.PostAsync("/sandbox/api/say", new { person = "王芳", chat = "增长组", text = "@KPI助手 /kpi me" })).Body;
        Assert.Equal("""{"text":"@_user_1 /kpi me"}""", (string)said["content"]!);
        var direct = (await feishu.PostAsync("/sandbox/api/say", new { person = "吴迪", bot = "KPI助手", text = "/kpi me" })).Body;
        Assert.Equal(DemoWorld.People[6].OpenId, (string)direct["sender"]!);

        var card = (string)(await feishu.CardAsync(CardSamples.With(CardSamples.Form))).Ok["message_id"]!;
        var shown = (await feishu.GetAsync($"/sandbox/api/messages/{card}")).Body;
        Assert.Contains(shown["parts"]!.AsArray(), p => (string)p!["name"]! == "cause" && (string)p["form"]! == "reason_form");
        var submitted = (await feishu.PostAsync("/sandbox/api/submit", new { person = "王芳", message = card, form = "reason_form", values = new { cause = "budget", reason = "x" } })).Body;
        Assert.Equal(200340, (int)submitted["code"]!);

        var id = await table.AddAsync("""{ "编码": "K-1", "目标": 1 }""");
        var path = $"/sandbox/api/bases/{table.AppToken}/tables/{table.TableId}";
        await feishu.PostAsync(path + "/edit", new { person = "周琪", record = id, field = "目标", value = 2 });
        Assert.Equal(2, (double)(await feishu.GetAsync(path)).Body["rows"]![0]!["fields"]!["目标"]!);

        var now = (await feishu.PostAsync("/sandbox/api/clock", new { to = "2026-07-20T09:30" })).Body;
        Assert.StartsWith("2026-07-20T09:30:00", (string)now["now"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_is_http_400_with_its_reason()
    {
        await using var feishu = await OpenAsync();
        var answer = await feishu.PostAsync("/sandbox/api/say", new { person = "谁", chat = "增长组", text = "x" });
        Assert.Equal(400, (int)answer.Status);
        Assert.StartsWith("没有这个人：谁", (string)answer.Body["error"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_interface_describes_itself()
    {
        await using var feishu = await OpenAsync();
        Assert.Contains("/sandbox/api/faults/drop-connections", (await feishu.GetAsync("/sandbox/api")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_planned_from_outside_hit()
    {
        await using var feishu = await OpenAsync();
        await feishu.PostAsync("/sandbox/api/faults", new JsonObject { ["endpoint"] = "GET /open-apis/im/v1/chats$", ["status"] = 200, ["code"] = 1254607 });
        Assert.Equal((200, 1254607), (await feishu.GetAsync("/open-apis/im/v1/chats")).Refusal);
        await feishu.PostAsync("/sandbox/api/faults/revoke-tokens", new { });
        Assert.Equal((400, 99991663), (await feishu.GetAsync("/open-apis/im/v1/chats")).Refusal);
    }
}

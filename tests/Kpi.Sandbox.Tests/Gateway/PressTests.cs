using System.Text.Json.Nodes;
using Kpi.Sandbox.Demo;
using Kpi.Sandbox.World;
using static Kpi.Sandbox.Tests.Feishu;

namespace Kpi.Sandbox.Tests.Gateway;

public sealed class PressTests
{
    static async Task<(Feishu Feishu, string CardId)> WithCardAsync(string element, Hosting.SandboxOptions? options = null)
    {
        var feishu = await OpenAsync(options);
        return (feishu, (string)(await feishu.CardAsync(CardSamples.With(element))).Ok["message_id"]!);
    }

    static JsonObject Toast(string words) => new() { ["toast"] = new JsonObject { ["type"] = "success", ["content"] = words } };

    [Fact]
    public async Task A_press_brings_operator_value_name_and_card_and_its_toast_is_seen()
    {
        var (feishu, card) = await WithCardAsync(CardSamples.Button);
        await using var _ = feishu;
        await using var client = await Client.ConnectAsync(feishu, _ => Client.Ack(Toast("收到")));
        var result = await feishu.People.PressAsync("王芳", card, "好", Ct);

        Assert.Equal(("收到", "success", null), (result.Toast!.Content, result.Toast.Type, result.Code));
        var push = await client.NextAsync();
        Assert.Equal("card.action.trigger", push.Type);
        Assert.Equal(16, ((string)push.Envelope["header"]!["create_time"]!).Length);
        Assert.Equal(DemoWorld.People[1].OpenId, (string)push.Event["operator"]!["open_id"]!);
        Assert.Equal("""{"value":{"act":"ok"},"tag":"button","name":"ok"}""", push.Event["action"]!.ToJsonString());
        Assert.Equal((card, DemoWorld.GrowthGroupId), ((string)push.Event["context"]!["open_message_id"]!, (string)push.Event["context"]!["open_chat_id"]!));
        Assert.Equal("收到", feishu.World.Messages.Require(card).Marks[0].Toast);
    }

    [Fact]
    public async Task A_returned_card_replaces_the_one_that_was_pressed()
    {
        var (feishu, card) = await WithCardAsync(CardSamples.Button);
        await using var _ = feishu;
        await using var client = await Client.ConnectAsync(feishu, _ => Client.Ack(new JsonObject { ["card"] = new JsonObject { ["type"] = "raw", ["data"] = CardSamples.With(CardSamples.Markdown) } }));
        Assert.True((await feishu.People.PressAsync("王芳", card, "ok", Ct)).CardReplaced);
        Assert.Equal("markdown", (string)feishu.World.Messages.Require(card).Card!["body"]!["elements"]![0]!["tag"]!);
    }

    [Fact]
    public async Task Code_200341_when_no_answer_comes_in_time_and_the_press_is_never_sent_again()
    {
        var (feishu, card) = await WithCardAsync(CardSamples.Button, Still with { CallbackLimit = TimeSpan.FromMilliseconds(100) });
        await using var _ = feishu;
        await using var client = await Client.ConnectAsync(feishu);
        Assert.Equal(200341, (await feishu.People.PressAsync("王芳", card, "ok", Ct)).Code);
        await client.NextAsync();
        feishu.Host.Clock.Advance(TimeSpan.FromHours(8));
        Assert.False(client.HasMore);
    }

    [Fact]
    public async Task Code_200340_when_nobody_is_connected()
    {
        var (feishu, card) = await WithCardAsync(CardSamples.Button);
        await using var _ = feishu;
        Assert.Equal(200340, (await feishu.People.PressAsync("王芳", card, "ok", Ct)).Code);
    }

    public static TheoryData<string?, int, int> BadAnswers => new()
    {
        { "{}", 500, 200671 },
        { null, 200, 200340 },
        { "\"no handler\"", 200, 200672 },
        { """{ "toast": { "type": "loud", "content": "x" } }""", 200, 200672 },
        { """{ "card": { "type": "raw", "data": { "schema": "2.0", "body": { "elements": [{ "tag": "marquee" }] } } } }""", 200, 200673 },
        { """{ "card": { "type": "raw", "data": { "elements": [] } } }""", 200, 200830 },
    };

    [Theory]
    [MemberData(nameof(BadAnswers))]
    public async Task A_bad_answer_shows_its_code_and_leaves_the_card(string? answer, int ackCode, int shown)
    {
        var (feishu, card) = await WithCardAsync(CardSamples.Button);
        await using var _ = feishu;
        await using var client = await Client.ConnectAsync(feishu, _ => Client.Ack(answer is null ? null : JsonNode.Parse(answer), ackCode));
        Assert.Equal(shown, (await feishu.People.PressAsync("王芳", card, "ok", Ct)).Code);
        Assert.Equal("button", (string)feishu.World.Messages.Require(card).Card!["body"]!["elements"]![0]!["tag"]!);
    }

    [Fact]
    public async Task A_patch_before_the_callback_was_answered_is_refused_as_locked_and_taken_after()
    {
        var (feishu, card) = await WithCardAsync(CardSamples.Button);
        await using var _ = feishu;
        await using var client = await Client.ConnectAsync(feishu);
        var pressing = feishu.People.PressAsync("王芳", card, "ok", Ct);
        var push = await client.NextAsync();
        var patch = new JsonObject { ["content"] = Rules.Json.Text(CardSamples.With(CardSamples.Markdown)) };
        var refused = await feishu.PatchAsync($"/open-apis/im/v1/messages/{card}", patch.DeepClone());
        Assert.Equal((400, 230099), refused.Refusal);
        Assert.Contains("ErrCode: 11310; ErrMsg: card action is lock; ", refused.Message, StringComparison.Ordinal);

        await client.AckAsync(push, Client.Ack(new JsonObject()));
        await pressing;
        for (var i = 0; i < 200 && feishu.World.Messages.IsLocked(card); i++) await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Ct);
        Assert.Equal(0, (await feishu.PatchAsync($"/open-apis/im/v1/messages/{card}", patch.DeepClone())).Code);
    }

    [Fact]
    public async Task A_form_carries_its_values_as_the_client_writes_them_and_leaves_out_what_is_empty()
    {
        var (feishu, card) = await WithCardAsync(CardSamples.Form);
        await using var _ = feishu;
        await using var client = await Client.ConnectAsync(feishu, _ => Client.Ack(Toast("已提交")));
        var result = await feishu.People.SubmitFormAsync("王芳", card, "reason_form", "send",
            new Dictionary<string, JsonNode?> { ["cause"] = "budget", ["reason"] = "大促停投\n两天", ["due"] = "2026-08-01" }, Ct);
        Assert.Equal("已提交", result.Toast!.Content);
        var action = (await client.NextAsync()).Event["action"]!;
        Assert.Equal("""{"cause":"budget","reason":"大促停投\n两天","due":"2026-08-01 +0800"}""", Rules.Json.Text(action["form_value"]));
        Assert.Equal(("button", "send", "Asia/Shanghai"), ((string)action["tag"]!, (string)action["name"]!, (string)action["timezone"]!));
    }

    [Fact]
    public async Task A_required_field_left_empty_is_the_clients_own_refusal()
    {
        var (feishu, card) = await WithCardAsync(CardSamples.Form);
        await using var _ = feishu;
        var result = await feishu.People.SubmitFormAsync("王芳", card, "reason_form", null, new Dictionary<string, JsonNode?> { ["cause"] = "budget" }, Ct);
        Assert.Equal(("有必填项未填写", null), (result.Problem, result.Code));
        Assert.DoesNotContain(feishu.World.Calls.All, c => c.Method == "PUSH");
    }

    [Fact]
    public async Task What_the_client_would_not_allow_is_an_argument_error()
    {
        var (feishu, card) = await WithCardAsync(CardSamples.Form);
        await using var _ = feishu;
        Task<PressResult> Submit(string field, JsonNode value) => feishu.People.SubmitFormAsync("王芳", card, "reason_form", null, new Dictionary<string, JsonNode?> { [field] = value }, Ct);
        await Assert.ThrowsAsync<ArgumentException>(() => Submit("cause", "weather"));
        await Assert.ThrowsAsync<ArgumentException>(() => Submit("reason", new string('a', 21)));
        await Assert.ThrowsAsync<ArgumentException>(() => Submit("owner", "吴迪"));
        await Assert.ThrowsAsync<ArgumentException>(() => feishu.People.PressAsync("吴迪", card, "send", Ct));
    }

    [Fact]
    public async Task A_card_can_be_pressed_for_14_days()
    {
        var (feishu, card) = await WithCardAsync(CardSamples.Button);
        await using var _ = feishu;
        feishu.Host.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal("卡片已过期，无法操作", (await feishu.People.PressAsync("王芳", card, "ok", Ct)).Problem);
    }

    [Fact]
    public async Task A_callbacks_token_updates_the_card_twice_within_30_minutes()
    {
        var (feishu, card) = await WithCardAsync(CardSamples.Button, Still with { Unconfirmed = new() { CardLockLinger = TimeSpan.Zero } });
        await using var _ = feishu;
        await using var client = await Client.ConnectAsync(feishu, _ => Client.Ack(new JsonObject()));
        await feishu.People.PressAsync("王芳", card, "ok", Ct);
        var token = (string)(await client.NextAsync()).Event["token"]!;
        for (var i = 0; i < 200 && feishu.World.Messages.IsLocked(card); i++) await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Ct);
        Task<Answer> Update() => feishu.PostAsync("/open-apis/interactive/v1/card/update", new JsonObject { ["token"] = token, ["card"] = CardSamples.With(CardSamples.Markdown) });
        Assert.Equal(0, (await Update()).Code);
        feishu.Host.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(0, (await Update()).Code);
        Assert.Equal(300040, (await Update()).Code);
        feishu.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(300030, (await Update()).Code);
    }
}

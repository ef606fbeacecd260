using System.Text.Json.Nodes;
using Kpi.Sandbox.Demo;
using static Kpi.Sandbox.Tests.Feishu;

namespace Kpi.Sandbox.Tests.Messages;

public sealed class UpdateTests
{
    static JsonObject Content(JsonNode card) => new() { ["content"] = Rules.Json.Text(card) };
    static string At(string id) => $"/open-apis/im/v1/messages/{id}";

    static async Task<string> CardIdAsync(Feishu feishu, JsonObject? card = null) => (string)(await feishu.CardAsync(card ?? CardSamples.With(CardSamples.Markdown))).Ok["message_id"]!;

    [Fact]
    public async Task A_patch_replaces_the_card_for_everybody()
    {
        await using var feishu = await OpenAsync();
        var id = await CardIdAsync(feishu);
        Assert.Equal(0, (await feishu.PatchAsync(At(id), Content(CardSamples.With(CardSamples.Button)))).Code);
        Assert.Equal("button", (string)feishu.World.Messages.Require(id).Card!["body"]!["elements"]![0]!["tag"]!);
    }

    [Fact]
    public async Task Code_230031_once_the_calendar_is_14_days_on()
    {
        await using var feishu = await OpenAsync();
        var id = await CardIdAsync(feishu);
        feishu.Host.Clock.Advance(TimeSpan.FromDays(14) + TimeSpan.FromSeconds(1));
        Assert.Equal((400, 230031), (await feishu.PatchAsync(At(id), Content(CardSamples.With(CardSamples.Markdown)))).Refusal);
    }

    [Fact]
    public async Task Code_230001_without_update_multi_before_or_after()
    {
        await using var feishu = await OpenAsync();
        var unshared = CardSamples.With(CardSamples.Markdown);
        unshared.Remove("config");
        var id = await CardIdAsync(feishu);
        Assert.Equal((400, 230001), (await feishu.PatchAsync(At(id), Content(unshared))).Refusal);
        var other = await CardIdAsync(feishu, unshared);
        Assert.Equal((400, 230001), (await feishu.PatchAsync(At(other), Content(CardSamples.With(CardSamples.Markdown)))).Refusal);
    }

    [Fact]
    public async Task Code_230017_for_somebody_elses_message_and_230001_for_a_text()
    {
        await using var feishu = await OpenAsync();
        var foreign = await feishu.People.SendTextAsync("王芳", DemoWorld.GrowthGroup, "hi", Ct);
        Assert.Equal((400, 230017), (await feishu.PatchAsync(At(foreign.Id), Content(CardSamples.With()))).Refusal);
        var text = await feishu.TextAsync(DemoWorld.GrowthGroupId, "hi");
        Assert.Equal((400, 230001), (await feishu.PatchAsync(At(text), Content(CardSamples.With()))).Refusal);
    }

    [Fact]
    public async Task Code_230020_at_the_sixth_update_of_a_second()
    {
        await using var feishu = await OpenAsync();
        var id = await CardIdAsync(feishu);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => feishu.PatchAsync(At(id), Content(CardSamples.With(CardSamples.Markdown)))));
        Assert.Equal((400, 230020), Assert.Single(answers, a => a.Code != 0).Refusal);
    }

    [Fact]
    public async Task A_card_never_becomes_1_0_again()
    {
        await using var feishu = await OpenAsync();
        var id = await CardIdAsync(feishu);
        var answer = await feishu.PatchAsync(At(id), Content(new JsonObject { ["config"] = new JsonObject { ["update_multi"] = true }, ["elements"] = new JsonArray() }));
        Assert.Equal((400, 230099), answer.Refusal);
        Assert.Contains("ErrCode: 200830;", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_can_be_edited_twenty_times_and_then_answers_230072()
    {
        await using var feishu = await OpenAsync(Still with { RateLimits = false });
        var id = await feishu.TextAsync(DemoWorld.GrowthGroupId, "0");
        for (var i = 1; i <= 20; i++)
            Assert.True((bool)(await feishu.PutAsync(At(id), new { msg_type = "text", content = $$"""{"text":"{{i}}"}""" })).Ok["updated"]!);
        Assert.Equal((400, 230072), (await feishu.PutAsync(At(id), new { msg_type = "text", content = """{"text":"21"}""" })).Refusal);
    }

    [Fact]
    public async Task A_recalled_message_answers_230110_to_a_second_recall_and_230011_to_a_reply()
    {
        await using var feishu = await OpenAsync();
        var id = await feishu.TextAsync(DemoWorld.GrowthGroupId, "hi");
        Assert.Equal(0, (await feishu.DeleteAsync(At(id))).Code);
        Assert.Equal((400, 230110), (await feishu.DeleteAsync(At(id))).Refusal);
        Assert.Equal((400, 230011), (await feishu.PostAsync(At(id) + "/reply", new { msg_type = "text", content = """{"text":"?"}""" })).Refusal);
    }

    [Fact]
    public async Task Replies_hang_under_the_first_message_and_a_thread_under_its_root()
    {
        await using var feishu = await OpenAsync();
        var root = (await feishu.People.SendTextAsync("王芳", DemoWorld.GrowthGroup, "@KPI助手 /kpi me", Ct)).Id;
        var reply = (await feishu.PostAsync(At(root) + "/reply", new { msg_type = "text", content = """{"text":"1"}""" })).Ok;
        Assert.Equal((root, root), ((string)reply["root_id"]!, (string)reply["parent_id"]!));
        Assert.Null(reply["thread_id"]);
        var deeper = (await feishu.PostAsync(At((string)reply["message_id"]!) + "/reply", new { msg_type = "text", content = """{"text":"2"}""" })).Ok;
        Assert.Equal((root, (string)reply["message_id"]!), ((string)deeper["root_id"]!, (string)deeper["parent_id"]!));
        var threaded = (await feishu.PostAsync(At(root) + "/reply", new { msg_type = "text", content = """{"text":"3"}""", reply_in_thread = true })).Ok;
        Assert.StartsWith("omt_", (string)threaded["thread_id"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_a_group_needs_the_sensitive_scope_and_a_card_comes_back_simplified()
    {
        await using var feishu = await OpenAsync();
        var id = await CardIdAsync(feishu);
        Assert.Equal((400, 230027), (await feishu.GetAsync(At(id))).Refusal);
        feishu.World.Apps.Put(feishu.Host.App with { Scopes = feishu.Host.App.Scopes.Append("im:message.group_msg").ToHashSet() });
        var items = (await feishu.GetAsync(At(id))).Ok["items"]!.AsArray();
        Assert.Equal("""{"title":"标题","elements":[[{"tag":"text","text":"**线索量** 612"}]]}""", (string)items[0]!["body"]!["content"]!);
        var original = (await feishu.GetAsync(At(id) + "?card_msg_content_type=user_card_content")).Ok["items"]![0]!["body"]!["content"]!;
        Assert.Contains("\"schema\":\"2.0\"", (string)original!, StringComparison.Ordinal);
    }
}

using System.Net;
using System.Text.Json.Nodes;
using Kpi.Sandbox.Demo;
using Kpi.Sandbox.Gateway;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World;
using static Kpi.Sandbox.Tests.Feishu;

namespace Kpi.Sandbox.Tests.Messages;

public sealed class SendTests
{
    const string ToChat = "/open-apis/im/v1/messages?receive_id_type=chat_id", ToPerson = "/open-apis/im/v1/messages?receive_id_type=open_id";
    static readonly JsonObject Hello = new() { ["text"] = "你好" };
    static readonly string WangFang = DemoWorld.People[1].OpenId;

    [Fact]
    public async Task A_message_to_a_group_is_answered_with_the_app_as_sender_and_stands_in_the_chat()
    {
        await using var feishu = await OpenAsync();
        var sent = (await feishu.PostAsync(ToChat, Message(DemoWorld.GrowthGroupId, "text", Hello))).Ok;

        Assert.Equal((feishu.Host.AppId, "app"), ((string)sent["sender"]!["id"]!, (string)sent["sender"]!["sender_type"]!));
        Assert.Equal("1783990800000", (string)sent["create_time"]!); // 2026-07-14 09:00 +08:00
        Assert.Equal((string)sent["message_id"]!, feishu.World.Messages.Last(DemoWorld.GrowthGroupId)!.Id);
    }

    [Fact]
    public async Task The_first_message_to_a_person_makes_the_direct_chat_and_the_second_finds_it()
    {
        await using var feishu = await OpenAsync();
        var first = (await feishu.PostAsync(ToPerson, Message(WangFang, "text", Hello))).Ok;
        var second = (await feishu.PostAsync(ToPerson, Message(WangFang, "text", Hello))).Ok;

        Assert.Equal((string)first["chat_id"]!, (string)second["chat_id"]!);
        Assert.True(feishu.World.Chats.Require((string)first["chat_id"]!).IsP2p);
    }

    [Fact]
    public async Task Code_230002_when_the_bot_is_not_in_the_group()
    {
        await using var feishu = await OpenAsync();
        Assert.Equal((400, 230002), (await feishu.PostAsync(ToChat, Message(DemoWorld.MeetingGroupId, "text", Hello))).Refusal);
    }

    [Fact]
    public async Task Code_230013_outside_the_availability_range_and_230029_after_resigning()
    {
        await using var feishu = await OpenAsync();
        feishu.World.Apps.Put(feishu.Host.App with { AvailableTo = new HashSet<string> { DemoWorld.People[0].OpenId } });
        Assert.Equal((400, 230013), (await feishu.PostAsync(ToPerson, Message(WangFang, "text", Hello))).Refusal);
        feishu.World.People.Put(feishu.World.People.Require("孙经理") with { Resigned = true });
        Assert.Equal((400, 230029), (await feishu.PostAsync(ToPerson, Message(DemoWorld.People[0].OpenId, "text", Hello))).Refusal);
    }

    [Theory]
    [InlineData("oc_0123", 230034)]
    [InlineData("ou_00000000000000000000000000000000", 99992351)]
    public async Task Ids_of_the_wrong_kind_and_of_nobody_are_told_apart(string id, int code)
    {
        await using var feishu = await OpenAsync();
        Assert.Equal((400, code), (await feishu.PostAsync(ToPerson, Message(id, "text", Hello))).Refusal);
    }

    [Fact]
    public async Task Code_230001_when_content_is_an_object_instead_of_a_string()
    {
        await using var feishu = await OpenAsync();
        var answer = await feishu.PostAsync(ToChat, new JsonObject { ["receive_id"] = DemoWorld.GrowthGroupId, ["msg_type"] = "text", ["content"] = Hello.DeepClone() });
        Assert.Equal((400, 230001), answer.Refusal);
        Assert.Contains("content is not a string in json format", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_uuid_sends_once_within_an_hour_of_the_calendar_and_again_after_it()
    {
        await using var feishu = await OpenAsync();
        var body = Message(DemoWorld.GrowthGroupId, "text", Hello);
        body["uuid"] = "row-17";
        var first = (string)(await feishu.PostAsync(ToChat, body.DeepClone())).Ok["message_id"]!;
        Assert.Equal(first, (string)(await feishu.PostAsync(ToChat, body.DeepClone())).Ok["message_id"]!);
        Assert.Single(feishu.World.Messages.In(DemoWorld.GrowthGroupId));

        feishu.Host.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.NotEqual(first, (string)(await feishu.PostAsync(ToChat, body.DeepClone())).Ok["message_id"]!);
    }

    [Fact]
    public async Task A_repeated_uuid_answers_230049_where_that_reading_of_the_page_is_chosen()
    {
        await using var feishu = await OpenAsync(Still with { Unconfirmed = new Unconfirmed { RepeatedUuidRefused = true } });
        var body = Message(DemoWorld.GrowthGroupId, "text", Hello);
        body["uuid"] = "row-17";
        await feishu.PostAsync(ToChat, body.DeepClone());
        Assert.Equal((400, 230049), (await feishu.PostAsync(ToChat, body.DeepClone())).Refusal);
    }

    [Fact]
    public async Task A_message_that_was_stored_before_its_answer_was_lost_is_found_again_by_its_uuid()
    {
        await using var feishu = await OpenAsync();
        var body = Message(DemoWorld.GrowthGroupId, "text", Hello);
        body["uuid"] = "row-18";
        feishu.Host.Faults.Plan(new Fault("POST /open-apis/im/v1/messages$") { Cut = true, AfterWork = true });
        await Assert.ThrowsAsync<HttpRequestException>(() => feishu.PostAsync(ToChat, body.DeepClone()));
        Assert.Equal(HttpStatusCode.OK, (await feishu.PostAsync(ToChat, body.DeepClone())).Status);
        Assert.Single(feishu.World.Messages.In(DemoWorld.GrowthGroupId));
    }

    [Fact]
    public async Task Code_230020_at_the_sixth_message_of_a_second_to_one_chat()
    {
        await using var feishu = await OpenAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => feishu.PostAsync(ToChat, Message(DemoWorld.GrowthGroupId, "text", Hello))));
        var refused = Assert.Single(answers, a => a.Code != 0);
        Assert.Equal((400, 230020), refused.Refusal);
        Assert.False(refused.Headers.ContainsKey("x-ogw-ratelimit-reset"));
    }

    [Fact]
    public async Task Code_230025_over_30_KB_of_request_with_a_card_and_over_150_KB_of_text()
    {
        await using var feishu = await OpenAsync();
        var card = CardSamples.With($$"""{ "tag": "markdown", "content": "{{new string('a', 31_000)}}" }""");
        Assert.Equal((400, 230025), (await feishu.CardAsync(card)).Refusal);
        Assert.Equal((400, 230025), (await feishu.PostAsync(ToChat, Message(DemoWorld.GrowthGroupId, "text", new JsonObject { ["text"] = new string('a', 151 * 1024) }))).Refusal);
    }

    [Fact]
    public async Task An_at_tag_becomes_a_key_and_a_mention()
    {
        await using var feishu = await OpenAsync();
        var sent = (await feishu.PostAsync(ToChat, Message(DemoWorld.GrowthGroupId, "text", new JsonObject { ["text"] = $"<at user_id=\"{WangFang}\">王芳</at> 请看" }))).Ok;
        Assert.Equal("""{"text":"@_user_1 请看"}""", (string)sent["body"]!["content"]!);
        Assert.Equal(WangFang, (string)sent["mentions"]![0]!["id"]!);
    }
}

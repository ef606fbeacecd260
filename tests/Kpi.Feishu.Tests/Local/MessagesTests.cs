using System.Text.Json;
using Kpi.Feishu.Messages;
using Kpi.Sandbox.Gateway;
using Kpi.Sandbox.World;

namespace Kpi.Feishu.Tests.Local;

public sealed class MessagesTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_card_goes_to_a_group_and_to_a_person_is_answered_and_replaced()
    {
        await using var feishu = await LocalFeishu.OpenAsync(Ct);
        var (messages, group) = (feishu.Get<IMessages>(), feishu.Group("增长组"));

        var inGroup = await messages.SendCardAsync(Recipient.To(new ChatId(group.Id)), LocalFeishu.Card("日报"), "k1", Ct);
        var direct = await messages.SendCardAsync(Recipient.To(new OpenId(feishu.Person("王芳").OpenId)), LocalFeishu.Card("我的"), "k2", Ct);
        var reply = await messages.ReplyTextAsync(inGroup.Id, "补充", "k3", Ct);
        await messages.UpdateCardAsync(inGroup.Id, LocalFeishu.Card("日报 修订"), Ct);

        Assert.Equal(group.Id, inGroup.Chat.Value);
        Assert.True(feishu.World.Chats.Require(direct.Chat.Value).IsP2p);
        Assert.Equal(inGroup.Id.Value, feishu.World.Messages.Require(reply.Id.Value).ParentId);
        Assert.Contains("日报 修订", feishu.World.Messages.Require(inGroup.Id.Value).Card!.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_write_mentions_nobody()
    {
        await using var feishu = await LocalFeishu.OpenAsync(Ct);
        var wang = feishu.Person("王芳").OpenId;

        var sent = await feishu.Get<IMessages>().SendTextAsync(Recipient.To(new ChatId(feishu.Group("增长组").Id)),
            $"<at user_id=\"{wang}\">王芳</at> <at user_id=\"all\"></at>", "k", Ct);

        Assert.Empty(feishu.World.Messages.Require(sent.Id.Value).Mentions);
    }

    [Fact]
    public async Task An_answer_that_is_lost_after_the_message_was_sent_leaves_one_message()
    {
        await using var feishu = await LocalFeishu.OpenAsync(Ct);
        feishu.Faults.Plan(new Fault("POST /open-apis/im/v1/messages$") { AfterWork = true, Cut = true });
        feishu.Faults.Plan(new Fault("POST /open-apis/im/v1/messages$") { AfterWork = true, Status = 504 });
        var group = new ChatId(feishu.Group("增长组").Id);

        var sent = await feishu.Get<IMessages>().SendCardAsync(Recipient.To(group), LocalFeishu.Card("日报"), "daily/1", Ct);

        Assert.Equal(sent.Id.Value, Assert.Single(feishu.World.Messages.In(group.Value)).Id);
        Assert.Equal(3, Calls(feishu, "POST /open-apis/im/v1/messages").Count);
    }

    [Fact]
    public async Task A_limit_and_a_spoilt_token_are_got_over()
    {
        await using var feishu = await LocalFeishu.OpenAsync(Ct);
        feishu.Faults.Plan(new Fault("POST /open-apis/im/v1/messages$") { Status = 429, Code = 99991400, ResetSeconds = 1 });
        feishu.Faults.Plan(new Fault("POST /open-apis/im/v1/messages$") { Status = 400, Code = 99991663 });
        feishu.Faults.Plan(new Fault("POST /open-apis/im/v1/messages$") { Status = 400, Code = 230020 });

        await feishu.Get<IMessages>().SendTextAsync(Recipient.To(new ChatId(feishu.Group("增长组").Id)), "好", "k", Ct);

        Assert.Equal([99991400, 99991663, 230020, 0], Calls(feishu, "POST /open-apis/im/v1/messages").Select(call => call.Code));
    }

    [Fact]
    public async Task Twelve_messages_to_one_group_all_arrive_once_and_keep_below_its_rate()
    {
        await using var feishu = await LocalFeishu.OpenAsync(Ct);
        var group = Recipient.To(new ChatId(feishu.Group("增长组").Id));

        await Task.WhenAll(Enumerable.Range(0, 12).Select(n => feishu.Get<IMessages>().SendTextAsync(group, $"{n}", $"k{n}", Ct)));

        // Unthrottled, five would pass in the first second and seven be refused. A busy machine may still push two seconds' requests together.
        var codes = Calls(feishu, "POST /open-apis/im/v1/messages").Select(call => call.Code).ToList();
        Assert.Equal(12, codes.Count(code => code == 0));
        Assert.InRange(codes.Count(code => code == 230020), 0, 2);
    }

    [Fact]
    public async Task Every_refusal_says_what_helps()
    {
        await using var feishu = await LocalFeishu.OpenAsync(Ct);
        var messages = feishu.Get<IMessages>();
        var group = feishu.Group("增长组");
        var card = await messages.SendCardAsync(Recipient.To(new ChatId(group.Id)), LocalFeishu.Card("日报"), "k1", Ct);
        var asked = await feishu.People.SendTextAsync("王芳", "增长组", "@KPI助手 /kpi me", Ct);
        await feishu.People.RecallAsync("王芳", asked.Id, Ct);

        async Task Expect(FailureKind kind, int code, Func<Task> act, int? subCode = null)
        {
            var failure = await Assert.ThrowsAsync<FeishuException>(act);
            Assert.Equal((kind, code, subCode), (failure.Kind, failure.Code, failure.SubCode));
            Assert.NotNull(failure.LogId);
        }
        await Expect(FailureKind.Permission, 230002, () => messages.SendTextAsync(Recipient.To(new ChatId(feishu.Group("周会").Id)), "x", "k2", Ct));
        await Expect(FailureKind.Gone, 230011, () => messages.ReplyTextAsync(new(asked.Id), "x", "k3", Ct));
        await Expect(FailureKind.Invalid, 230099, () => messages.SendCardAsync(Recipient.To(new ChatId(group.Id)), """{"schema":"1.0"}""", "k4", Ct), 200621);
        feishu.Host.Clock.Advance(TimeSpan.FromDays(15));
        await Expect(FailureKind.Gone, 230031, () => messages.UpdateCardAsync(card.Id, LocalFeishu.Card("新"), Ct));
    }

    static List<Call> Calls(LocalFeishu feishu, string endpoint) => [.. feishu.World.Calls.All.Where(call => call.Endpoint == endpoint)];
}

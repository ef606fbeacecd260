using System.Text.Json;
using Kpi.Feishu.Messages;

namespace Kpi.Feishu.Tests.Messages;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("<at user_id=\"all\"></at>", "<\u200Bat user_id=\"all\"><\u200B/at>")]
    [InlineData("<b>x</b> 1 < 2 <3", "<\u200Bb>x<\u200B/b> 1 < 2 <3")]
    [InlineData("[点我](https://evil)", "[点我]\u200B(https://evil)")]
    [InlineData("抖音 👍 a&b \"c\" \\", "抖音 👍 a&b \"c\" \\")]
    public async Task What_people_write_mentions_nobody_and_links_nowhere(string written, string sent)
    {
        using var feishu = new ScriptedFeishu().Then("""{"code":0,"data":{"message_id":"om_1","chat_id":"oc_1"}}""");

        await feishu.DoneAsync(feishu.Get<IMessages>().SendTextAsync(Recipient.To(new OpenId("ou_1")), written, "k", TestContext.Current.CancellationToken));

        var request = feishu.Requests.Single();
        Assert.Equal(("?receive_id_type=open_id", "ou_1", "text"), (request.Query, request.Json.GetProperty("receive_id").GetString(), request.Json.GetProperty("msg_type").GetString()));
        Assert.Equal(sent, JsonDocument.Parse(request.Json.GetProperty("content").GetString()!).RootElement.GetProperty("text").GetString());
    }

    [Fact]
    public async Task Chinese_goes_as_it_is_since_a_card_may_have_30_KB()
    {
        using var feishu = new ScriptedFeishu();

        await feishu.DoneAsync(feishu.Get<IMessages>().UpdateCardAsync(new("om_1"), """{"a":"线索量<b>"}""", TestContext.Current.CancellationToken));

        Assert.Equal("""{"content":"{\"a\":\"线索量<b>\"}"}""", feishu.Requests.Single().Body);
    }
}

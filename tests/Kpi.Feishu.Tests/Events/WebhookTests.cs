using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kpi.Feishu.Events;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Kpi.Feishu.Tests.Events;

public sealed class WebhookTests
{
    const string Key = "kpi-sandbox-key", Token = "vtok";

    /// <summary>Encrypted elsewhere: <c>{"challenge":"abc123","token":"vtok","type":"url_verification"}</c>, iv 00…0f.</summary>
    const string Challenge = """{"encrypt":"AAECAwQFBgcICQoLDA0ODzzbiyuWu6QedsDvy2MvXR+WCQLXoiAcnv3DEA/gQ5+dE/RYtyaHMnhdXnCHtX3kGwDS3yGs69VJsNRhatymBaA="}""";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void The_platforms_own_example_is_decrypted() =>
        Assert.Equal("hello world", Encoding.UTF8.GetString(WebhookSeal.Decrypt("P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=", "test key")));

    [Fact]
    public void A_known_request_has_a_known_signature() =>
        Assert.Equal("eff1a29b35e19902bf8a940324117bc2bc551e5624f9b6443eb52d05b6c6cdba",
            WebhookSeal.Sign("1785146400", "nonce-1", Key, Encoding.UTF8.GetBytes(Challenge)));

    [Theory]
    [InlineData(0, true)]
    [InlineData(299, true)]
    [InlineData(-299, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void A_signature_holds_for_five_minutes(int seconds, bool holds)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1785146400 + seconds);

        Assert.Equal(holds, WebhookSeal.IsSigned("1785146400", "nonce-1", "eff1a29b35e19902bf8a940324117bc2bc551e5624f9b6443eb52d05b6c6cdba",
            Key, Encoding.UTF8.GetBytes(Challenge), now));
    }

    [Fact]
    public async Task The_address_check_is_answered_plainly_and_needs_no_signature()
    {
        await using var bot = await Bot.StartAsync();

        var answer = await bot.PostAsync(Challenge, sign: false);

        Assert.Equal((HttpStatusCode.OK, """{"challenge":"abc123"}"""), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct)));
    }

    [Fact]
    public async Task A_message_is_stored_and_then_acknowledged()
    {
        await using var bot = await Bot.StartAsync();

        var answer = await bot.PostAsync(Seal(Event("im.message.receive_v1", """
            {"sender":{"sender_id":{"open_id":"ou"},"sender_type":"user"},"message":{"message_id":"om_1","chat_id":"oc","chat_type":"p2p","message_type":"text","content":"{\"text\":\"/kpi me\"}"}}
            """)));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("om_1", Assert.IsType<MessageReceived>(Assert.Single(bot.Sink.Stored)).Id);
        Assert.NotNull(bot.Stream.State.LastEvent);
    }

    [Fact]
    public async Task A_message_that_can_not_be_stored_is_not_acknowledged()
    {
        await using var bot = await Bot.StartAsync();
        bot.Sink.OnStore = (_, _) => throw new InvalidOperationException("the disk is full");

        Assert.Equal(HttpStatusCode.InternalServerError, (await bot.PostAsync(Seal(Event("x", "{}")))).StatusCode);
    }

    [Fact]
    public async Task A_press_is_answered_with_toast_and_card_and_told_when_the_answer_has_left()
    {
        await using var bot = await Bot.StartAsync();
        bot.Sink.OnPress = (_, _, _) => Task.FromResult(new PressReply(ToastKind.Success, "已批准", """{"schema":"2.0"}"""));

        var answer = await bot.PostAsync(Seal(Press));

        Assert.Equal("""{"toast":{"type":"success","content":"已批准"},"card":{"type":"raw","data":{"schema":"2.0"}}}""", await answer.Content.ReadAsStringAsync(Ct));
        await bot.Sink.Answered.Task.WaitAsync(TimeSpan.FromSeconds(5), Ct);
    }

    [Theory]
    [InlineData("unsigned")]
    [InlineData("other key")]
    [InlineData("other token")]
    [InlineData("plain")]
    [InlineData("garbage")]
    public async Task What_feishu_did_not_send_is_refused(string how)
    {
        await using var bot = await Bot.StartAsync();
        var answer = how switch
        {
            "unsigned" => await bot.PostAsync(Seal(Press), sign: false),
            "other key" => await bot.PostAsync(Seal(Press, "another key")),
            "other token" => await bot.PostAsync(Seal(Press.Replace(Token, "guess", StringComparison.Ordinal))),
            "plain" => await bot.PostAsync(Press),
            _ => await bot.PostAsync("""{"encrypt":"AAAA"}"""),
        };

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Empty(bot.Sink.Presses);
    }

    static string Press => Event("card.action.trigger",
        """{"operator":{"open_id":"ou"},"action":{"value":{"act":"a"},"tag":"button"},"context":{"open_message_id":"om","open_chat_id":"oc"}}""");

    static string Event(string type, string body) =>
        $$$"""{"schema":"2.0","header":{"event_id":"e-1","event_type":"{{{type}}}","create_time":"1785146400123","token":"{{{Token}}}"},"event":{{{body}}}}""";

    static string Seal(string json, string key = Key)
    {
        using var aes = Aes.Create();
        aes.Key = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        return JsonSerializer.Serialize(new { encrypt = Convert.ToBase64String([.. aes.IV, .. aes.EncryptCbc(Encoding.UTF8.GetBytes(json), aes.IV)]) });
    }

    /// <summary>A web server with the webhook on it, as the bot has.</summary>
    sealed class Bot(WebApplication app, HttpClient http) : IAsyncDisposable
    {
        readonly CancellationTokenSource stop = new();

        public FakeSink Sink { get; } = new();

        public IEventStream Stream { get; } = app.Services.GetRequiredService<IEventStream>();

        public static async Task<Bot> StartAsync()
        {
            var builder = WebApplication.CreateEmptyBuilder(new());
            builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
            builder.Services.AddRouting();
            builder.Services.AddFeishu(new FeishuOptions
            {
                AppId = "cli_0123456789abcdef", AppSecret = "s", EventTransport = EventTransport.Webhook, EncryptKey = Key, VerificationToken = Token,
            });
            var app = builder.Build();
            app.MapFeishuWebhook("/feishu/events");
            await app.StartAsync(Ct);
            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
            var bot = new Bot(app, new HttpClient { BaseAddress = new Uri(address) });
            _ = bot.Stream.RunAsync(bot.Sink, bot.stop.Token);
            return bot;
        }

        public Task<HttpResponseMessage> PostAsync(string body, bool sign = true)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/feishu/events") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            if (sign)
            {
                var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString("0", null);
                request.Headers.Add("X-Lark-Request-Timestamp", now);
                request.Headers.Add("X-Lark-Request-Nonce", "n");
                request.Headers.Add("X-Lark-Signature", WebhookSeal.Sign(now, "n", Key, Encoding.UTF8.GetBytes(body)));
            }
            return http.SendAsync(request, Ct);
        }

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            http.Dispose();
            await app.DisposeAsync();
            stop.Dispose();
        }
    }
}

using System.Net;
using Kpi.Sandbox.Gateway;
using static Kpi.Sandbox.Tests.Feishu;

namespace Kpi.Sandbox.Tests.Platform;

public sealed class GatewayTests
{
    const string Info = "/open-apis/bot/v3/info", Token = "/open-apis/auth/v3/tenant_access_token/internal";

    [Fact]
    public async Task Every_answer_carries_a_log_id()
    {
        await using var feishu = await OpenAsync();
        var found = await feishu.GetAsync(Info);
        Assert.NotEmpty(found.Headers["x-tt-logid"]);
        Assert.Equal("ok", found.Message);
        var missing = await feishu.GetAsync("/open-apis/im/v1/nowhere");
        Assert.Equal((404, 99991201), missing.Refusal);
        Assert.Equal(missing.Headers["x-tt-logid"], (string)missing.Body["error"]!["log_id"]!);
        Assert.Equal((400, 99991301), (await feishu.DeleteAsync("/open-apis/im/v1/chats")).Refusal);
    }

    [Theory]
    [InlineData(null, 99991661)]
    [InlineData("x-1", 99991671)]
    [InlineData("u-1", 99991668)]
    [InlineData("t-unknown", 99991663)]
    public async Task A_bad_token_is_http_400_with_its_own_code(string? token, int code)
    {
        await using var feishu = await OpenAsync();
        feishu.Token = token;
        Assert.Equal((400, code), (await feishu.GetAsync("/open-apis/im/v1/chats")).Refusal);
    }

    [Fact]
    public async Task The_same_token_comes_back_while_a_quarter_of_its_life_is_left_and_a_jump_of_the_calendar_expires_none()
    {
        await using var feishu = await OpenAsync();
        var first = feishu.Token;
        feishu.Host.Clock.Advance(TimeSpan.FromDays(1));
        await feishu.LogInAsync();
        Assert.Equal(first, feishu.Token);
        Assert.Equal(HttpStatusCode.OK, (await feishu.GetAsync(Info)).Status);
    }

    [Fact]
    public async Task An_expired_token_is_http_400_99991663_and_the_next_one_is_new()
    {
        await using var feishu = await OpenAsync(Still with { TokenLifetime = TimeSpan.FromMilliseconds(300) });
        var first = feishu.Token;
        await Task.Delay(TimeSpan.FromMilliseconds(350), TimeProvider.System, Ct);
        Assert.Equal((400, 99991663), (await feishu.GetAsync(Info)).Refusal);
        await feishu.LogInAsync();
        Assert.NotEqual(first, feishu.Token);
    }

    [Theory]
    [InlineData("cli_0000000000000000", "x", 10003)]
    [InlineData("cli_a5fb0ae6a4c1d00b", "x", 10014)]
    [InlineData("", "", 10003)]
    public async Task A_wrong_id_or_secret_gets_no_token(string id, string secret, int code)
    {
        await using var feishu = await OpenAsync();
        var answer = await feishu.PostAsync(Token, new { app_id = id, app_secret = secret });
        Assert.Equal(code, answer.Code);
        Assert.Null(answer.Body["tenant_access_token"]);
    }

    [Fact]
    public async Task Code_99991672_names_the_scopes_of_which_one_would_do()
    {
        await using var feishu = await OpenAsync();
        feishu.World.Apps.Put(feishu.Host.App with { Scopes = new HashSet<string>() });
        var answer = await feishu.GetAsync("/open-apis/im/v1/chats");
        Assert.Equal((400, 99991672), answer.Refusal);
        Assert.Contains("im:chat:readonly", answer.Message, StringComparison.Ordinal);
        Assert.Contains(answer.Body["error"]!["permission_violations"]!.AsArray(), v => (string)v!["subject"]! == "im:chat:read");
    }

    [Fact]
    public async Task Code_99991400_is_http_429_with_the_limit_and_the_seconds_to_wait()
    {
        await using var feishu = await OpenAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => feishu.PostAsync("/open-apis/contact/v3/users/basic_batch", new { user_ids = new[] { "ou_x" } })));
        var refused = Assert.Single(answers, a => a.Status == HttpStatusCode.TooManyRequests);
        Assert.Equal((99991400, "5", "1"), (refused.Code, refused.Headers["x-ogw-ratelimit-limit"], refused.Headers["x-ogw-ratelimit-reset"]));
    }

    [Fact]
    public async Task Granted_and_missing_scopes_are_listed()
    {
        await using var feishu = await OpenAsync();
        var scopes = (await feishu.GetAsync("/open-apis/application/v6/scopes")).Ok["scopes"]!.AsArray().ToDictionary(s => (string)s!["scope_name"]!, s => (int)s!["grant_status"]!);
        Assert.Equal((1, 2), (scopes["bitable:app"], scopes["im:message.group_msg"]));
    }

    [Fact]
    public async Task A_planned_fault_hits_as_often_as_planned_and_then_never()
    {
        await using var feishu = await OpenAsync();
        feishu.Host.Faults.Plan(new Fault("GET /open-apis/im/v1/chats$") { Times = 2, Status = 429, Code = 99991400, ResetSeconds = 7 });
        Assert.Equal("7", (await feishu.GetAsync("/open-apis/im/v1/chats")).Headers["x-ogw-ratelimit-reset"]);
        Assert.Equal((429, 99991400), (await feishu.GetAsync("/open-apis/im/v1/chats")).Refusal);
        Assert.Equal(0, (await feishu.GetAsync("/open-apis/im/v1/chats")).Code);
    }

    [Fact]
    public async Task A_504_without_json_can_come_after_the_work_was_done()
    {
        await using var feishu = await OpenAsync();
        feishu.Host.Faults.Plan(new Fault("app_slash_commands") { Status = 504, Message = "gateway time-out", AfterWork = true });
        var body = new { command = "kpi", description = new { default_value = "我的KPI" } };
        Assert.Equal(("gateway time-out", HttpStatusCode.GatewayTimeout), await AnswerOf(feishu, body));
        Assert.Equal(40000000, (await feishu.PostAsync("/open-apis/application/v7/app_slash_commands", body)).Code);
    }

    static async Task<(string, HttpStatusCode)> AnswerOf(Feishu feishu, object body)
    {
        var answer = await feishu.PostAsync("/open-apis/application/v7/app_slash_commands", body);
        return (answer.Text, answer.Status);
    }

    [Fact]
    public async Task Calls_are_logged_without_credentials()
    {
        await using var feishu = await OpenAsync();
        await feishu.GetAsync("/open-apis/im/v1/chats?page_size=1");
        var calls = feishu.World.Calls.All;
        Assert.Equal("GET /open-apis/im/v1/chats", calls[^1].Endpoint);
        Assert.DoesNotContain(calls, c => c.Request.Contains(feishu.Host.AppSecret, StringComparison.Ordinal) || c.Answer.Contains(feishu.Token!, StringComparison.Ordinal));
    }
}

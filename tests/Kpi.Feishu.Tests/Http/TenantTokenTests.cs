using Kpi.Feishu.Directory;

namespace Kpi.Feishu.Tests.Http;

public sealed class TenantTokenTests
{
    const string InChat = """{"code":0,"msg":"success","data":{"is_in_chat":true}}""";

    static readonly ChatId Chat = new("oc_1");

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twenty_callers_at_once_ask_for_one_token()
    {
        using var feishu = new ScriptedFeishu();
        for (var n = 0; n < 20; n++)
            feishu.Then(InChat);

        await feishu.DoneAsync(Task.WhenAll(Enumerable.Range(0, 20).Select(_ => feishu.Get<IDirectory>().IsInChatAsync(Chat, Ct))));

        Assert.Equal(1, feishu.TokenRequests);
        Assert.All(feishu.Requests, request => Assert.Equal("t-1", request.Token));
    }

    [Fact]
    public async Task It_is_renewed_three_minutes_before_its_own_end_and_nobody_waits_for_that()
    {
        using var feishu = new ScriptedFeishu();
        feishu.Token = n => ScriptedFeishu.Json($$"""{"code":0,"tenant_access_token":"t-{{n}}","expire":4567}""");

        await feishu.DoneAsync(AskAsync(feishu));
        feishu.Time.Advance(TimeSpan.FromSeconds(4567 - 180 - 10));
        await feishu.DoneAsync(AskAsync(feishu));
        Assert.Equal(1, feishu.TokenRequests);

        feishu.Time.Advance(TimeSpan.FromSeconds(11));
        await feishu.DoneAsync(AskAsync(feishu));
        while (feishu.TokenRequests < 2)
            await Task.Yield();
        feishu.Time.Advance(TimeSpan.FromSeconds(200));
        await feishu.DoneAsync(AskAsync(feishu));

        Assert.Equal(["t-1", "t-1", "t-1", "t-2"], feishu.Requests.Select(request => request.Token));
        Assert.Equal(2, feishu.TokenRequests);
    }

    [Theory]
    [InlineData(99991661)]
    [InlineData(99991663)]
    [InlineData(99991664)]
    [InlineData(99991665)]
    [InlineData(99991671)]
    public async Task A_refused_token_is_dropped_and_the_request_sent_once_more(int code)
    {
        using var feishu = new ScriptedFeishu().ThenCode(code, 400).Then(InChat);

        Assert.True(await feishu.DoneAsync(feishu.Get<IDirectory>().IsInChatAsync(Chat, Ct)));

        Assert.Equal(["t-1", "t-2"], feishu.Requests.Select(request => request.Token));
    }

    [Fact]
    public async Task A_token_that_is_refused_twice_is_told_and_not_tried_for_ever()
    {
        using var feishu = new ScriptedFeishu().ThenCode(99991663, 400).ThenCode(99991663, 400);

        var failure = await feishu.FailsAsync(feishu.Get<IDirectory>().IsInChatAsync(Chat, Ct));

        Assert.Equal((FailureKind.Token, 99991663, "log-1", 2), (failure.Kind, failure.Code, failure.LogId, feishu.Requests.Count));
    }

    [Fact]
    public async Task Wrong_credentials_are_told_at_once_and_not_asked_about_again_for_ten_seconds()
    {
        using var feishu = new ScriptedFeishu();
        feishu.Token = _ => ScriptedFeishu.Json($$"""{"code":10015,"msg":"wrong app secret {{ScriptedFeishu.Secret}}"}""");

        var first = await feishu.FailsAsync(feishu.Get<IDirectory>().GetBotAsync(Ct));
        await feishu.FailsAsync(feishu.Get<IDirectory>().GetBotAsync(Ct));
        Assert.Equal((FailureKind.Token, 10015, 1), (first.Kind, first.Code, feishu.TokenRequests));

        feishu.Time.Advance(TimeSpan.FromSeconds(11));
        await feishu.FailsAsync(feishu.Get<IDirectory>().GetBotAsync(Ct));
        Assert.Equal(2, feishu.TokenRequests);
        Assert.DoesNotContain(ScriptedFeishu.Secret, first.ToString() + feishu.Log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_platform_that_can_not_give_one_now_is_asked_again()
    {
        using var feishu = new ScriptedFeishu().Then(InChat);
        feishu.Token = n => ScriptedFeishu.Json(n < 3
            ? """{"code":10013,"msg":"get tenant access token fail"}"""
            : """{"code":0,"tenant_access_token":"t-late","expire":7200}""");

        Assert.True(await feishu.DoneAsync(feishu.Get<IDirectory>().IsInChatAsync(Chat, Ct)));

        Assert.Equal("t-late", feishu.Requests.Single().Token);
    }

    static Task<bool> AskAsync(ScriptedFeishu feishu)
    {
        feishu.Then(InChat);
        return feishu.Get<IDirectory>().IsInChatAsync(Chat, Ct);
    }
}

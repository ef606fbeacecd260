using System.Net;
using System.Text.Json.Nodes;
using Kpi.Feishu.Base;
using Kpi.Feishu.Directory;
using Kpi.Feishu.Messages;

namespace Kpi.Feishu.Tests.Http;

/// <summary>What becomes of a request when Feishu or the line fails.</summary>
public sealed class RoadTests
{
    const string Sent = """{"code":0,"msg":"success","data":{"message_id":"om_1","chat_id":"oc_1"}}""";
    const string Added = """{"code":0,"msg":"success","data":{"records":[{"record_id":"rec1","id":"rec1","fields":{}}]}}""";

    static readonly IReadOnlyDictionary<string, JsonNode?>[] OneRow = [new Dictionary<string, JsonNode?> { ["编码"] = JsonValue.Create("K-1") }];

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_limit_is_waited_out_as_long_as_the_server_says()
    {
        using var feishu = new ScriptedFeishu().Then(_ => Limited("7")).Then(Sent);

        await feishu.DoneAsync(Send(feishu));

        var waited = feishu.Requests.Last().At - feishu.Requests.First().At;
        Assert.InRange(waited.TotalSeconds, 7, 8);
    }

    [Fact]
    public async Task A_server_that_wants_an_hour_is_asked_again_after_a_minute()
    {
        using var feishu = new ScriptedFeishu().Then(_ => Limited("3600")).Then(Sent);

        await feishu.DoneAsync(Send(feishu));

        Assert.InRange((feishu.Requests.Last().At - feishu.Requests.First().At).TotalSeconds, 60, 61);
    }

    [Fact]
    public async Task A_lost_answer_to_a_message_is_followed_by_the_same_message_under_the_same_uuid()
    {
        using var feishu = new ScriptedFeishu().ThenLost().Then("<html>bad gateway</html>", 502).Then(Sent);

        var sent = await feishu.DoneAsync(Send(feishu));

        Assert.Equal("om_1", sent.Id.Value);
        Assert.Equal(["key-1", "key-1", "key-1"], feishu.Requests.Select(request => request.Json.GetProperty("uuid").GetString()));
        Assert.Equal([-1, -1, 0], feishu.Counted.Where(call => call.Endpoint == "POST im/v1/messages").Select(call => call.Code));
    }

    [Fact]
    public async Task Feishu_that_never_answers_is_given_up_after_five_tries()
    {
        using var feishu = new ScriptedFeishu();
        feishu.Before = _ => Task.Delay(Timeout.Infinite, Ct);

        var failure = await feishu.FailsAsync(feishu.Get<IMessages>().UpdateCardAsync(new("om_1"), "{}", Ct));

        Assert.Equal((FailureKind.Retry, 0, 5), (failure.Kind, failure.Code, feishu.Requests.Count));
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("504")]
    [InlineData("1255040")]
    [InlineData("1254200")]
    public async Task Rows_without_a_key_are_not_added_again_when_it_is_unsure_whether_they_were(string how)
    {
        using var feishu = new ScriptedFeishu();
        Fail(feishu, how);

        var failure = await feishu.FailsAsync(feishu.Get<IBaseRecords>().AddAsync("app", "tbl", OneRow, null, Ct));

        Assert.Equal((FailureKind.Retry, 1), (failure.Kind, feishu.Requests.Count));
    }

    [Theory]
    [InlineData("1254290")]
    [InlineData("1254291")]
    [InlineData("90235")]
    public async Task Rows_without_a_key_are_sent_again_when_they_were_refused(string how)
    {
        using var feishu = new ScriptedFeishu();
        Fail(feishu, how);
        feishu.Then(Added);

        Assert.Equal(["rec1"], await feishu.DoneAsync(feishu.Get<IBaseRecords>().AddAsync("app", "tbl", OneRow, null, Ct)));
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("504")]
    [InlineData("1255040")]
    public async Task Rows_with_a_key_and_changed_rows_are_sent_again_whatever_happened(string how)
    {
        var key = Guid.NewGuid();
        using var feishu = new ScriptedFeishu();
        Fail(feishu, how);
        feishu.Then(Added);
        await feishu.DoneAsync(feishu.Get<IBaseRecords>().AddAsync("app", "tbl", OneRow, key, Ct));
        Fail(feishu, how);
        feishu.Then(Added);
        await feishu.DoneAsync(feishu.Get<IBaseRecords>().ChangeAsync("app", "tbl", [new("rec1", OneRow[0])], Ct));

        var requests = feishu.Requests.ToList();
        Assert.Equal(4, requests.Count);
        Assert.All(requests[..2], request => Assert.Contains($"client_token={key}", request.Query, StringComparison.Ordinal));
        Assert.Equal(requests[2].Body, requests[3].Body);
    }

    [Fact]
    public async Task A_write_conflict_pauses_between_half_a_second_and_a_second()
    {
        using var feishu = new ScriptedFeishu().ThenCode(1254291).ThenCode(1254291).Then(Added);

        await feishu.DoneAsync(feishu.Get<IBaseRecords>().AddAsync("app", "tbl", OneRow, null, Ct));

        var at = feishu.Requests.Select(request => request.At).ToList();
        Assert.InRange((at[1] - at[0]).TotalSeconds, 0.5, 1.1);
        Assert.InRange((at[2] - at[1]).TotalSeconds, 0.5, 1.1);
    }

    [Fact]
    public async Task One_base_takes_one_write_at_a_time_in_the_order_of_asking_and_another_base_does_not_wait()
    {
        using var feishu = new ScriptedFeishu();
        var (open, most) = (0, 0);
        var gate = new TaskCompletionSource();
        feishu.Before = async request =>
        {
            if (!request.Path.Contains("/app/", StringComparison.Ordinal))
                return;
            most = Math.Max(most, Interlocked.Increment(ref open));
            await gate.Task;
            Interlocked.Decrement(ref open);
        };
        var records = feishu.Get<IBaseRecords>();
        var writes = Enumerable.Range(0, 5).Select(n => records.ChangeAsync("app", "tbl", [new($"rec{n}", OneRow[0])], Ct)).ToList();

        await feishu.DoneAsync(records.ChangeAsync("other", "tbl", [new("rec", OneRow[0])], Ct));
        Assert.All(writes, write => Assert.False(write.IsCompleted));
        gate.SetResult();
        await feishu.DoneAsync(Task.WhenAll(writes));

        Assert.Equal(1, most);
        Assert.Equal(["rec0", "rec1", "rec2", "rec3", "rec4"], feishu.Requests.Where(r => r.Path.Contains("/app/", StringComparison.Ordinal))
            .Select(r => r.Json.GetProperty("records")[0].GetProperty("record_id").GetString()));
    }

    [Fact]
    public async Task What_was_made_a_moment_ago_is_looked_for_ten_seconds_and_no_longer()
    {
        using var feishu = new ScriptedFeishu()
            .Then("""{"code":0,"data":{"app":{"app_token":"new"}}}""")
            .ThenCode(1254040).ThenCode(1254040).Then("""{"code":0,"data":{"items":[],"has_more":false}}""");
        var schema = feishu.Get<IBaseSchema>();
        await feishu.DoneAsync(schema.CreateAsync("营销KPI", "Asia/Shanghai", Ct));

        Assert.Empty(await feishu.DoneAsync(schema.GetTablesAsync("new", Ct)));

        feishu.Time.Advance(TimeSpan.FromSeconds(11));
        feishu.ThenCode(1254040);
        Assert.Equal(FailureKind.Permission, (await feishu.FailsAsync(schema.GetTablesAsync("new", Ct))).Kind);
    }

    [Fact]
    public async Task A_failure_names_the_endpoint_without_ids_the_code_the_cards_own_code_and_the_log_id()
    {
        using var feishu = new ScriptedFeishu().ThenCode(230099, 400,
            "Failed to create card content, ext=ErrCode: 100290; ErrMsg: There is an invalid user resource(at/person) in your card; ErrorValue: ou_x; ");

        var failure = await feishu.FailsAsync(feishu.Get<IMessages>().UpdateCardAsync(new("om_1"), "{}", Ct));

        Assert.Equal(("PATCH im/v1/messages/:message_id", 230099, 100290, "log-1", FailureKind.Invalid),
            (failure.Endpoint, failure.Code, failure.SubCode, failure.LogId, failure.Kind));
    }

    [Fact]
    public async Task A_token_that_feishu_repeats_in_its_message_is_not_repeated_by_us()
    {
        using var feishu = new ScriptedFeishu().ThenCode(99991672, 400, "t-1 lacks a scope");

        var failure = await feishu.FailsAsync(feishu.Get<IDirectory>().GetChatsAsync(Ct));

        Assert.DoesNotContain("t-1", failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(FailureKind.Permission, failure.Kind);
    }

    [Fact]
    public async Task Five_messages_to_one_chat_take_a_second_and_other_chats_do_not_wait_for_them()
    {
        using var feishu = new ScriptedFeishu();
        for (var n = 0; n < 10; n++)
            feishu.Then(Sent);
        await feishu.DoneAsync(Send(feishu, "oc_warm"));

        var start = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Send(feishu, $"oc_{n}")));
        var four = TimeProvider.System.GetElapsedTime(start);

        start = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Send(feishu, "oc_same")));
        var same = TimeProvider.System.GetElapsedTime(start);

        Assert.True(same >= TimeSpan.FromSeconds(0.9), $"five to one chat took only {same}");
        Assert.True(four < same, $"four chats took {four}, one took {same}");
    }

    static Task<SentMessage> Send(ScriptedFeishu feishu, string chat = "oc_1") =>
        feishu.Get<IMessages>().SendCardAsync(Recipient.To(new ChatId(chat)), "{}", "key-1", Ct);

    static HttpResponseMessage Limited(string reset)
    {
        var answer = ScriptedFeishu.Json("""{"code":99991400,"msg":"request trigger frequency limit"}""", (int)HttpStatusCode.TooManyRequests);
        answer.Headers.Add("x-ogw-ratelimit-reset", reset);
        return answer;
    }

    static void Fail(ScriptedFeishu feishu, string how) => _ = how switch
    {
        "lost" => feishu.ThenLost(),
        "504" => feishu.Then("", 504),
        "1255040" => feishu.ThenCode(1255040, 504),
        _ => feishu.ThenCode(int.Parse(how, null)),
    };
}

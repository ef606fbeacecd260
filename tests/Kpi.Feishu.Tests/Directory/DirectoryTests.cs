using Kpi.Feishu.Directory;

namespace Kpi.Feishu.Tests.Directory;

public sealed class DirectoryTests
{
    const string None = """{"code":0,"data":{"items":[]}}""", One = """{"code":0,"data":{"items":[{"command_id":"c1","command":"kpi"}]}}""";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hundred_and_twenty_people_are_asked_for_in_three_calls()
    {
        using var feishu = new ScriptedFeishu()
            .Then("""{"code":0,"data":{"items":[{"open_id":"ou_0","name":"王芳","email":"","enterprise_email":"w@x.com","leader_user_id":"ou_9"}]}}""");

        var people = await feishu.DoneAsync(feishu.Get<IDirectory>().GetPeopleAsync([.. Enumerable.Range(0, 120).Select(n => new OpenId($"ou_{n}"))], Ct));

        Assert.Equal(new Person(new("ou_0"), "王芳", "w@x.com", new OpenId("ou_9")), people.Single());
        Assert.Equal([50, 50, 20], feishu.Requests.Select(r => r.Query.Split("user_ids=").Length - 1));
    }

    [Fact]
    public async Task One_unknown_id_does_not_hide_the_others()
    {
        using var feishu = new ScriptedFeishu();
        HttpResponseMessage Answer(ScriptedFeishu.Request request) => request.Query.Contains("ou_left", StringComparison.Ordinal)
            ? ScriptedFeishu.Json("""{"code":99992351,"msg":"these open ids not existed: ou_left"}""", 400)
            : ScriptedFeishu.Json("{\"code\":0,\"data\":{\"items\":[" + string.Join(',', request.Query.Split("user_ids=").Skip(1)
                .Select(id => $"{{\"open_id\":\"{id.TrimEnd('&')}\"}}")) + "]}}");
        for (var n = 0; n < 5; n++)
            feishu.Then(Answer);

        var people = await feishu.DoneAsync(feishu.Get<IDirectory>().GetPeopleAsync([new("ou_1"), new("ou_left"), new("ou_2")], Ct));

        Assert.Equal(["ou_1", "ou_2"], people.Select(person => person.Id.Value));
    }

    [Fact]
    public async Task An_address_nobody_has_is_left_out()
    {
        using var feishu = new ScriptedFeishu().Then("""{"code":0,"data":{"user_list":[{"email":"a@x.com","user_id":"ou_a"},{"email":"b@x.com"}]}}""");

        var found = await feishu.DoneAsync(feishu.Get<IDirectory>().FindByEmailAsync(["A@x.com", "b@x.com"], Ct));

        Assert.Equal("ou_a", Assert.Single(found).Value.Value);
        Assert.True(found.ContainsKey("A@X.com"));
    }

    [Fact]
    public async Task Only_granted_scopes_are_named()
    {
        using var feishu = new ScriptedFeishu().Then("""{"code":0,"data":{"scopes":[{"scope_name":"im:message","grant_status":1},{"scope_name":"bitable:app","grant_status":2}]}}""");

        Assert.Equal(["im:message"], await feishu.DoneAsync(feishu.Get<IDirectory>().GetGrantedScopesAsync(Ct)));
    }

    [Fact]
    public async Task A_slash_command_that_exists_is_renewed()
    {
        using var feishu = new ScriptedFeishu().Then(One).Then(One);

        await feishu.DoneAsync(feishu.Get<IDirectory>().RegisterSlashCommandAsync("kpi", "查看我的KPI", "My KPIs", Ct));

        Assert.Equal(("PATCH", "/open-apis/application/v7/app_slash_commands/c1", """{"description":{"default_value":"查看我的KPI","i18n":{"zh_cn":"查看我的KPI","en_us":"My KPIs"}}}"""),
            (feishu.Requests.Last().Method.Method, feishu.Requests.Last().Path, feishu.Requests.Last().Body));
    }

    [Fact]
    public async Task A_slash_command_that_another_instance_made_meanwhile_is_renewed_too()
    {
        using var feishu = new ScriptedFeishu().Then(None).ThenCode(40000000, 400, "command already exists").Then(One);

        await feishu.DoneAsync(feishu.Get<IDirectory>().RegisterSlashCommandAsync("kpi", "查看", "My KPIs", Ct));

        Assert.Equal(["GET", "POST", "GET", "PATCH"], feishu.Requests.Select(r => r.Method.Method));
    }

    [Theory]
    [InlineData(99991672)]
    [InlineData(99991640)]
    [InlineData(99991201)]
    public async Task A_tenant_without_slash_commands_lacks_a_permission(int code)
    {
        using var feishu = new ScriptedFeishu().ThenCode(code, 404);

        var failure = await feishu.FailsAsync(feishu.Get<IDirectory>().RegisterSlashCommandAsync("kpi", "查看", "My KPIs", Ct));

        Assert.Equal(FailureKind.Permission, failure.Kind);
    }
}

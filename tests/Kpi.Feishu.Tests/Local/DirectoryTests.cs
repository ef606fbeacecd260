using Kpi.Feishu.Directory;

namespace Kpi.Feishu.Tests.Local;

public sealed class DirectoryTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_bot_the_people_the_groups_and_the_scopes_are_found()
    {
        await using var feishu = await LocalFeishu.OpenAsync(Ct);
        var directory = feishu.Get<IDirectory>();
        var wang = feishu.Person("王芳");

        Assert.Equal(new BotInfo(new(feishu.Host.App.BotOpenId), "KPI助手", true), await directory.GetBotAsync(Ct));
        Assert.Equal(wang.OpenId, (await directory.FindByEmailAsync([wang.Email, "nobody@x.com"], Ct)).Single().Value.Value);
        Assert.Equal("王芳", (await directory.GetPeopleAsync([new(wang.OpenId)], Ct)).Single().Name);
        Assert.Equal(["增长组"], (await directory.GetChatsAsync(Ct)).Select(chat => chat.Name));
        Assert.True(await directory.IsInChatAsync(new(feishu.Group("增长组").Id), Ct));
        Assert.False(await directory.IsInChatAsync(new(feishu.Group("周会").Id), Ct));
        Assert.Contains("bitable:app", await directory.GetGrantedScopesAsync(Ct));
    }

    [Fact]
    public async Task A_slash_command_is_registered_and_then_renewed()
    {
        await using var feishu = await LocalFeishu.OpenAsync(Ct);
        var directory = feishu.Get<IDirectory>();

        await directory.RegisterSlashCommandAsync("kpi", "查看", "KPIs", Ct);
        await directory.RegisterSlashCommandAsync("kpi", "查看我的KPI", "My KPIs", Ct);

        Assert.Equal(["POST", "PATCH"], feishu.World.Calls.All
            .Where(call => call.Path.Contains("slash", StringComparison.Ordinal) && call.Method != "GET" && call.Code == 0).Select(call => call.Method));
    }
}

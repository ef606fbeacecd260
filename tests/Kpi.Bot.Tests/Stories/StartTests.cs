using Kpi.Bot.Tests.OfficeKit;

namespace Kpi.Bot.Tests.Stories;

/// <summary>What a person at the terminal reads when something is not right yet: one line each, and what to do.</summary>
public sealed class StartTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_that_is_missing_is_told_at_once_with_its_key()
    {
        var output = new LineWriter();
        var exit = await BotHost.RunAsync(
            ["run", "--Feishu:AppId=", "--Schedules:Daily=every morning", "--Bitable:MaxRows=many", "--Schedules:Dayly=x"], TimeProvider.System, output, Ct);
        var lines = Lines(output);

        Assert.Equal(1, exit);
        Assert.All((string[])["Feishu:AppId", "Feishu:AppSecret", "Schedules:Daily", "Bitable:MaxRows", "Schedules:Dayly", "Bases:0:Name"],
            key => Assert.Single(lines, l => l.Contains($"{key} ", StringComparison.Ordinal)));
        Assert.DoesNotContain(lines, l => l.TrimStart().StartsWith("at ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_secret_is_one_line_and_exit_code_1()
    {
        await using var office = await Office.OpenAsync("2026-07-14 10:00", Ct);
        var before = Lines(office.Output).Count;

        var exit = await office.VerbAsync(Ct, "run", "--Feishu:AppSecret=wrongSecretOfKpiBot0123456789abc");

        Assert.Equal(1, exit);
        var line = Assert.Single(Lines(office.Output).Skip(before));
        Assert.Contains("飞书拒绝了请求", line, StringComparison.Ordinal);
        Assert.Contains("10014", line, StringComparison.Ordinal); // app secret invalid, auth.md
    }

    [Fact]
    public async Task Without_init_the_worker_says_so_in_one_line()
    {
        await using var office = await Office.OpenAsync("2026-07-14 10:00", Ct);
        var before = Lines(office.Output).Count;

        var exit = await office.VerbAsync(Ct, "run", $"--State:ConnectionString=Data Source={office.StateFile}.other");

        Assert.Equal(1, exit);
        Assert.Contains("init", Assert.Single(Lines(office.Output).Skip(before)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_worker_on_the_same_state_is_refused_and_the_first_goes_on()
    {
        await using var office = await Office.OpenAsync("2026-07-14 10:00", Ct);
        await office.TeamAsync("孙经理", Ct);
        await office.MemberAsync("王芳", "成员", Ct);
        await office.StartBotAsync(Ct);
        var before = Lines(office.Output).Count;

        var exit = await office.VerbAsync(Ct, "run");

        Assert.Equal(1, exit);
        Assert.Contains("已有一个 run 在使用", Assert.Single(Lines(office.Output).Skip(before)), StringComparison.Ordinal);
        Assert.Contains("王芳", (await office.As("王芳").AskAsync("/kpi me", Ct)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_finds_the_demo_office_well_and_says_what_to_mend_where_it_is_not()
    {
        await using var office = await Office.OpenAsync("2026-07-21 10:00", Ct, demo: true);
        var well = await DoctorAsync(office);
        office.World.Chats.SetBot(office.World.Chats.Require("增长组").Id, office.Feishu.App, Kpi.Sandbox.World.Actor.Of(office.World.People.Require("孙经理")), added: false);
        var alone = await DoctorAsync(office);
        var wrong = await DoctorAsync(office, "--Feishu:AppSecret=wrongSecretOfKpiBot0123456789abc");

        Assert.True(well.Exit == 0, string.Join('\n', well.Lines));
        Assert.All((string[])["应用凭证", "权限 im:message", "事件连接：长连接已建立", "机器人在 增长组 的群里", "基地「增长」", "时区：Asia/Shanghai"],
            found => Assert.Contains(well.Lines, l => l.StartsWith('✓') && l.Contains(found, StringComparison.Ordinal)));
        Assert.Equal(1, alone.Exit);
        Assert.Contains(alone.Lines, l => l.StartsWith("✗ 团队群：机器人不在 增长组", StringComparison.Ordinal) && l.Contains("→ 在群设置里添加机器人", StringComparison.Ordinal));
        Assert.Equal(1, wrong.Exit);
        Assert.Contains(wrong.Lines, l => l.StartsWith("✗ 应用凭证", StringComparison.Ordinal) && l.Contains("检查 Feishu:AppId 和 Feishu:AppSecret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Init_again_creates_nothing_and_an_unknown_job_names_those_there_are()
    {
        await using var office = await Office.OpenAsync("2026-07-14 10:00", Ct);
        var before = Lines(office.Output).Count;

        Assert.Equal(0, await office.VerbAsync(Ct, "init"));
        Assert.DoesNotContain(Lines(office.Output).Skip(before), l => l.StartsWith("已新建", StringComparison.Ordinal) || l.StartsWith("已创建", StringComparison.Ordinal));
        Assert.Single(office.World.Bases.All);
        Assert.Equal(1, await office.VerbAsync(Ct, "job", "dayly"));
        Assert.Contains("没有「dayly」这个任务，有：", Lines(office.Output)[^1], StringComparison.Ordinal);
    }

    static async Task<(int Exit, List<string> Lines)> DoctorAsync(Office office, params string[] configuration)
    {
        var before = Lines(office.Output).Count;
        var exit = await office.VerbAsync(Ct, ["doctor", .. configuration]);
        return (exit, [.. Lines(office.Output).Skip(before)]);
    }

    static List<string> Lines(LineWriter output) => [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
}

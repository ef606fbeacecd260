using System.Globalization;
using Kpi.Bot.Base;
using Kpi.Bot.Demo;
using Kpi.Bot.Tests.Base;
using Kpi.Bot.Verbs;
using Kpi.Domain.Formulas;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;
using Kpi.Feishu;
using Kpi.Feishu.Base;
using Kpi.Feishu.Directory;
using Kpi.Sandbox.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Kpi.Bot.Tests.Verbs;

/// <summary>init against the local Feishu, over HTTP.</summary>
public sealed class InitTests : IAsyncLifetime
{
    static readonly DateTimeOffset Morning = DateTimeOffset.Parse("2026-07-14T08:55:00+08:00", CultureInfo.InvariantCulture);

    readonly FakeTimeProvider calendar = new(Morning);
    SandboxHost feishu = null!;
    ServiceProvider client = null!;
    MemoryState state = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        feishu = await SandboxHost.StartAsync(new SandboxOptions { ClockStart = Morning, ClockFrozen = true }, Ct);
        client = new ServiceCollection().AddFeishu(Options).BuildServiceProvider();
        state = await MemoryState.OpenAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        await feishu.DisposeAsync();
        await state.DisposeAsync();
    }

    FeishuOptions Options => new() { BaseUrl = feishu.Address, AppId = feishu.AppId, AppSecret = feishu.AppSecret };

    IBaseSchema Tables => client.GetRequiredService<IBaseSchema>();

    IBaseRecords Records => client.GetRequiredService<IBaseRecords>();

    IDirectory Directory => client.GetRequiredService<IDirectory>();

    async Task<(int Exit, string Said)> InitAsync(InitRequest request, string? token = null)
    {
        var said = new StringWriter();
        var demo = new DemoFill(Tables, Records, Directory, state, WorkCalendar.WeekendsOnly, calendar);
        var exit = await new Init(new() { Bases = [new() { Name = "营销KPI", AppToken = token }] }, new BaseTokens(state), Tables, Directory, Options, demo, calendar)
            .RunAsync(request, said, Ct);
        return (exit, said.ToString());
    }

    async Task<string> TokenAsync() => (await new BaseTokens(state).FindAsync(new() { Name = "营销KPI" }, Ct))!;

    KpiBase Kpis() => new([new() { Name = "营销KPI" }], new BaseTokens(state), Tables, Records, Directory, state, WorkCalendar.WeekendsOnly, new(), Options, calendar, NullLogger<KpiBase>.Instance);

    async Task<IReadOnlyList<long>> RevisionsAsync() => [.. (await Tables.GetTablesAsync(await TokenAsync(), Ct)).Select(t => t.Revision)];

    [Fact]
    public async Task A_new_base_has_all_tables_a_link_an_owner_and_no_empty_table_and_a_second_run_changes_nothing()
    {
        var (exit, said) = await InitAsync(new(Demo: false, Admin: "zhouqi@demo.kpi"));
        Assert.True(exit == 0, said);
        var token = await TokenAsync();
        Assert.Contains(token, said, StringComparison.Ordinal);
        Assert.Contains("设为管理协作者", said, StringComparison.Ordinal);
        Assert.Equal(Schema.Tables.Select(t => t.Name).Order(), (await Tables.GetTablesAsync(token, Ct)).Select(t => t.Name).Order());
        foreach (var table in await Tables.GetTablesAsync(token, Ct))
        {
            var fields = await Tables.GetFieldsAsync(token, table.Id, Ct);
            Assert.Equal(Schema.Of(table.Name).Fields.Select(f => (f.Name, (int)f.Type)), fields.Select(f => (f.Name, f.Type)));
        }
        var before = await RevisionsAsync();
        (exit, said) = await InitAsync(new(Demo: false, Admin: null));
        Assert.True(exit == 0, said);
        Assert.Contains("14 个数据表已齐全", said, StringComparison.Ordinal);
        Assert.Equal(token, await TokenAsync());
        Assert.Equal(before, await RevisionsAsync());
    }

    [Fact]
    public async Task In_a_base_people_made_only_what_is_missing_is_added_and_a_field_of_another_type_is_told()
    {
        var own = await Tables.CreateAsync("我们的表", "Asia/Shanghai", Ct);
        var members = await Tables.CreateTableAsync(own.AppToken, MembersTable.Name,
            [new("姓名", FieldType.Text), new("角色", FieldType.SingleSelect, ["主管", "实习"]), new("团队", FieldType.Number), new("生日", FieldType.Date)], Ct);
        var (exit, said) = await InitAsync(new(Demo: false, Admin: null), own.AppToken);
        Assert.Equal(1, exit);
        Assert.Contains("✗ 「成员」的字段「团队」类型不对，应为文本", said, StringComparison.Ordinal);
        Assert.Contains("已补选项 管理员、负责人、成员", said, StringComparison.Ordinal);
        var fields = await Tables.GetFieldsAsync(own.AppToken, members, Ct);
        Assert.Contains(fields, f => f.Name == "生日");
        Assert.Contains(fields, f => f.Name == "飞书用户" && f.Type == (int)FieldType.Person);
        Assert.Equal(["主管", "实习", "管理员", "负责人", "成员"], fields.Single(f => f.Name == "角色").Options);
        // Its own first table is none of ours to delete.
        Assert.True((await Tables.GetTablesAsync(own.AppToken, Ct)).Count > Schema.Tables.Count);
    }

    [Fact]
    public async Task An_admin_nobody_knows_is_one_line_that_says_what_to_do()
    {
        var (exit, said) = await InitAsync(new(Demo: false, Admin: "nobody@demo.kpi"));
        Assert.Equal(1, exit);
        Assert.Contains("没有邮箱为 nobody@demo.kpi 的飞书用户", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_leads_nowhere_is_one_line_that_says_what_to_do()
    {
        var (exit, said) = await InitAsync(new(Demo: false, Admin: null), "bascnNotThere");
        Assert.Equal(1, exit);
        Assert.Single(said.Split('\n'), line => line.StartsWith("✗ 营销KPI：", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_demo_team_stands_and_answers_and_a_second_run_adds_nothing()
    {
        var (exit, said) = await InitAsync(new(Demo: true, Admin: "zhouqi@demo.kpi"));
        Assert.True(exit == 0, said);
        using var kpis = Kpis();
        await kpis.RefreshAsync(Ct);
        var now = Assert.Single(kpis.Now.Bases);
        Assert.True(now.Findings.Count == 0, string.Join('\n', now.Findings.Select(f => f.Text)));
        Assert.Equal(DemoIndicators.All.Count, now.Indicators.Count);
        Assert.Equal(feishu.World.Chats.All.Single(c => c.Name == "增长组").Id, now.Teams.Single().Chat);
        Assert.Equal("孙经理", kpis.Now.NameOf(now.Teams.Single().Lead));
        Assert.Equal("王芳", kpis.Now.NameOf(now.Find(new("LEADS_SHORTVIDEO"))!.Owner));

        // June: the team's number is the sum of its persons', theirs of the channels' rows.
        var june = Period.MonthOf(new(2026, 6, 1));
        decimal Of(string code) => Standing.Of(now, now.Find(new(code))!, june, new(2026, 7, 14)).Counted.Value!.Value;
        Assert.Equal(Of("LEADS"), Of("DOUYIN_LEADS") + Of("XHS_LEADS") + Of("EXPO_LEADS") + Of("WEB_LEADS"));
        var july = Standing.Of(now, now.Find(new("LEADS"))!, Period.MonthOf(new(2026, 7, 1)), new(2026, 7, 14));
        Assert.Equal((1_000m, Origin.RolledUp), (july.BaseTarget, july.Counted.Origin));
        // The story: 抖音's leads fell behind last week, and exposure is why.
        var week = Period.WeekOf(new(2026, 7, 6));
        Assert.True(WeekFigure.Of(now, now.Find(new("DOUYIN_LEADS"))!, week).IsDeviation);
        var why = FactorAttribution.Of(now, now.Find(new("DOUYIN_LEADS"))!, week.First, week.Last)!;
        Assert.Equal("抖音曝光量", why.Effects[0].Factor.Name);
        Assert.InRange(why.Effects[0].Share!.Value, .7m, 1.3m);

        var before = await RevisionsAsync();
        (exit, said) = await InitAsync(new(Demo: true, Admin: null));
        Assert.True(exit == 0, said);
        Assert.Equal(before, await RevisionsAsync());

        // Three weeks later the days since are there, what was deleted by hand stays away, and nobody is accused of the new month's targets.
        await kpis.RefreshAsync(Ct);
        var actuals = (await Tables.GetTablesAsync(await TokenAsync(), Ct)).Single(t => t.Name == ActualsTable.Name).Id;
        var deleted = await FirstAsync(actuals);
        await Records.DeleteAsync(await TokenAsync(), actuals, [deleted.Id], Ct);
        var gone = ActualsTable.Read("营销KPI", BaseDays.Shanghai, deleted).Row!;
        calendar.SetUtcNow(Morning.AddDays(20));
        (exit, said) = await InitAsync(new(Demo: true, Admin: null));
        Assert.True(exit == 0, said);
        await kpis.RefreshAsync(Ct);
        var later = Assert.Single(kpis.Now.Bases);
        Assert.Equal(new DateOnly(2026, 8, 2), later.ActualsOf(new("DOUYIN_REACH"), new(2026, 7, 1), new(2026, 12, 31))[^1].Day);
        Assert.Equal(1_000, later.TargetsOf(new("LEADS")).Single(t => t.Period == Period.MonthOf(new(2026, 9, 1))).Base);
        Assert.Single(now.ActualsOf(gone.Code, gone.Day, gone.Day));
        Assert.Empty(later.ActualsOf(gone.Code, gone.Day, gone.Day));
        Assert.Equal(now.Members.Count, later.Members.Count);
        Assert.Empty(kpis.Open);
        Assert.Equal(now.Deviations.Count, later.Deviations.Count);
        Assert.False(WeekFigure.Of(later, later.Find(new("DOUYIN_LEADS"))!, Period.WeekOf(new(2026, 7, 20))).IsDeviation);
    }

    async Task<BaseRecord> FirstAsync(string table)
    {
        await foreach (var row in Records.ReadAsync(await TokenAsync(), table, new RecordQuery(), Ct))
            return row;
        throw new InvalidOperationException("no rows");
    }
}

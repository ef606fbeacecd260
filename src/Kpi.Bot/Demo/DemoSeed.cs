using System.Text.Json.Nodes;
using Kpi.Bot.Base;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;
using Kpi.Feishu.Base;
using static Kpi.Bot.Demo.DemoIndicators;

namespace Kpi.Bot.Demo;

/// <summary>The rows of one table, ready to be added.</summary>
public sealed record DemoTable(TableSpec Table, IReadOnlyList<IReadOnlyDictionary<string, JsonNode?>> Rows);

/// <summary>The demo team as rows of a base, from one day and one fixed seed.</summary>
/// <param name="baseName">How the bot names the base.</param>
/// <param name="zone">The base's time zone.</param>
/// <param name="users">People by name; whoever isn't found is left out and their cells stay empty.</param>
/// <param name="chat">群ID of the team's group, if there is one.</param>
public sealed class DemoSeed(string baseName, TimeZoneInfo zone, DemoPlan plan, IWorkCalendar calendar, IReadOnlyDictionary<string, UserId> users, string? chat)
{
    const string Goal = "线索量增长30%，线索转化率提升15%", Logic = "通过短视频+直播组合拳突破年轻客群";

    readonly DemoTargets targets = new(plan);

    IReadOnlyList<DemoDay>? days;

    /// <summary>The history, day by day.</summary>
    public IReadOnlyList<DemoDay> Days => days ??= [.. new DemoDays(plan, calendar).All()];

    /// <summary>A first fill: everything.</summary>
    public IEnumerable<DemoTable> Tables() => [.. People(), .. Since(), .. Past()];

    /// <summary>What time adds to a base that was filled before; what people changed or deleted there since stays as they left it.</summary>
    public IEnumerable<DemoTable> Since() =>
    [
        Table(ObjectivesTable.Spec, Objectives(), o => ObjectivesTable.Fields(o, zone)),
        Table(ChannelHistoryTable.Spec, ChannelMonths(), m => ChannelHistoryTable.Fields(m, zone)),
        Table(TargetsTable.Spec, targets.All(), t => TargetsTable.Fields(t, zone)),
        Table(ActualsTable.Spec, Days.SelectMany(DemoActuals.Of), a => ActualsTable.Fields(a, zone)),
    ];

    IEnumerable<DemoTable> People() =>
    [
        Table(MembersTable.Spec, DemoPeople.All, p => MembersTable.Fields(
            new(p.Name, User(p.Name), p.Role, DemoPeople.Team, p.Post, User(p.Boss), true), zone)),
        Table(TeamsTable.Spec, [DemoPeople.Team], t => TeamsTable.Fields(
            new(baseName, t, chat, User(DemoPeople.Sun), BaseDays.Shanghai.Id, true), zone)),
        Table(ChannelsTable.Spec, Channels, c => With(ChannelsTable.Fields(c.Channel, zone), ChannelsTable.Tools, CellValues.Text(c.Tools))),
        Table(BenchmarksTable.Spec, Benchmarks, b => BenchmarksTable.Fields(b, zone)),
        Table(IndicatorsTable.Spec, DemoIndicators.All, i => IndicatorsTable.Fields(Definition(i), zone)),
    ];

    IEnumerable<DemoTable> Past() =>
    [
        Table(DeviationsTable.Spec, new DemoDeviations(plan, targets, Days, users).All(baseName), d => DeviationsTable.Fields(d, zone)),
        Table(TargetChangesTable.Spec, Changes(), c => TargetChangesTable.Fields(c, zone)),
    ];

    UserId? User(string? name) => name is not null && users.TryGetValue(name, out var id) ? id : null;

    IEnumerable<Objective> Objectives()
    {
        var (seed, now) = (new Period(PeriodKind.Quarter, new DateOnly(2026, 7, 1)), Period.QuarterOf(plan.Today));
        foreach (var quarter in new[] { seed, now }.Distinct())
            yield return new(quarter, DemoPeople.Team, Goal, Logic, User(DemoPeople.Sun),
                quarter == now ? "进行中" : quarter.Last < plan.Today ? "已完成" : "草案");
    }

    static readonly (Channel Channel, string Tools)[] Channels =
    [
        (new(Douyin, "短视频", 50_000, 3, true), "巨量千川、巨量星图、剪辑账号 3 个"),
        (new(Xiaohongshu, "图文", 20_000, 1, true), "蒲公英、聚光平台"),
        (new(Expo, "线下", 40_000, 1, true), "签到与名片扫描小程序"),
        (new(Web, "搜索", 15_000, 1, true), "百度营销、在线客服系统"),
    ];

    IEnumerable<ChannelMonth> ChannelMonths() =>
        from month in Days.GroupBy(d => Period.MonthOf(d.Day)).Where(m => m.Key.Last < plan.Today)
        from channel in new (string Name, Func<DemoDay, ChannelDay?> Of)[]
            { (Douyin, d => d.Douyin), (Xiaohongshu, d => d.Xiaohongshu), (Expo, d => d.Expo), (Web, d => d.Web) }
        let all = month.Select(channel.Of).OfType<ChannelDay>().ToList()
        select new ChannelMonth(channel.Name, month.Key, all.Sum(d => d.Leads), all.Sum(d => d.Customers), all.Sum(d => d.Cost), all.Sum(d => d.Revenue));

    /// <summary>The seed's example: an industry at 10 % against a target of 12 %. The other figures are plausible, and made up.</summary>
    static readonly Benchmark[] Benchmarks =
    [
        new("线索转化率", 10, "%", "行业报告（演示数据）", new(2026, 1, 15)),
        new("线索量", 900, "条", "行业报告（演示数据）", new(2026, 1, 15)),
        new("线索-客户转化率", 7, "%", "行业报告（演示数据）", new(2026, 1, 15)),
        new("高价值线索占比", 26, "%", "行业报告（演示数据）", new(2026, 1, 15)),
        new("账号粉丝互动率", 4.5m, "%", "行业报告（演示数据）", new(2026, 1, 15)),
        new("视频完播率", 32, "%", "行业报告（演示数据）", new(2026, 1, 15)),
        new("笔记留资率", 2.6m, "%", "行业报告（演示数据）", new(2026, 1, 15)),
    ];

    Indicator Definition(DemoIndicator i) => new(baseName, "", new(i.Code), i.Name, i.Level, DemoPeople.Team, User(i.Owner), i.Channel,
        i.Parent is null ? null : new IndicatorCode(i.Parent), i.Category, i.Nature, i.Unit, i.LowerIsBetter ? Direction.LowerIsBetter : Direction.HigherIsBetter,
        i.Aggregation, Cycle.Month, DayBasis.CalendarDays, i.Weight, i.Formula, i.Source, i.Definition,
        IndicatorsTable.DefaultWarnAt, IndicatorsTable.DefaultCriticalAt, true);

    /// <summary>One request, decided before its month began; none is left open.</summary>
    IEnumerable<TargetChange> Changes()
    {
        var (leads, month) = (DemoIndicators.All[0], plan.RaisedMonth);
        var asked = BaseDays.MidnightOf(month.First.AddDays(-4), BaseDays.Shanghai).AddHours(9).AddMinutes(40);
        var (before, after) = (DemoTargets.OldBase, targets.BaseOf(leads, month));
        yield return new(baseName, $"TC-{month.First.AddDays(-4):yyyyMMdd}-01", new(leads.Code), month, before, after, before * leads.Challenge, after * leads.Challenge,
            "短视频增投 2 万元，四条渠道的分解目标合计为 1,000 条", User(DemoPeople.Wang), User(DemoPeople.Sun), ChangeState.Approved, "同意，按周看进度", asked, asked.AddMinutes(12));
    }

    static DemoTable Table<T>(TableSpec spec, IEnumerable<T> rows, Func<T, IReadOnlyDictionary<string, JsonNode?>> fields) => new(spec,
        [.. rows.Select(r => fields(r).Where(f => f.Value is not null).ToDictionary(f => f.Key, f => f.Value))]);

    static Dictionary<string, JsonNode?> With(IReadOnlyDictionary<string, JsonNode?> fields, string name, JsonNode? value) => new(fields) { [name] = value };
}

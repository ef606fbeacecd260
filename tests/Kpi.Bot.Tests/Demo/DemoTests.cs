using System.Globalization;
using Kpi.Bot.Base;
using Kpi.Bot.Demo;
using Kpi.Bot.Settings;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Tests.Demo;

public sealed class DemoTests
{
    public static TheoryData<string> Days => ["2026-07-14", "2026-07-01", "2026-11-23", "2026-12-31", "2027-02-22", "2026-03-02", "2028-09-30"];

    static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    static DemoSeed Seed(string today) =>
        new("营销", BaseDays.Shanghai, new(Day(today)), WorkCalendar.WeekendsOnly, DemoPeople.All.ToDictionary(p => p.Name, p => new UserId($"ou_{p.Name}")), "oc_1");

    static IReadOnlyList<Actual> Actuals(DemoSeed seed) =>
        [.. Table(seed, ActualsTable.Spec).Select(r => ActualsTable.Read("营销", BaseDays.Shanghai, r).Row!)];

    static IReadOnlyList<Kpi.Feishu.Base.BaseRecord> Table(DemoSeed seed, TableSpec spec) =>
        [.. seed.Tables().Single(t => t.Table == spec).Rows.Select((r, i) => new Kpi.Feishu.Base.BaseRecord($"rec{i}", r.ToDictionary(f => f.Key, f => CellSame.Of(f.Value))))];

    [Theory, MemberData(nameof(Days))]
    public void Twelve_months_bring_about_700_leads_each_before_the_target_of_1000(string today)
    {
        var closed = Seed(today).Days.Where(d => d.Day < Period.MonthOf(Day(today)).First).ToList();
        Assert.InRange(closed.Sum(d => d.Leads) / 12m, 665m, 735m);
    }

    [Theory]
    [InlineData("2026-07-14")]
    [InlineData("2026-11-23")]
    [InlineData("2027-01-04")]
    public void So_they_do_with_the_real_holidays(string today)
    {
        var seed = new DemoSeed("营销", BaseDays.Shanghai, new(Day(today)), HolidayFiles.Load(new()), new Dictionary<string, UserId>(), null);
        Assert.InRange(seed.Days.Where(d => d.Day < Period.MonthOf(Day(today)).First).Sum(d => d.Leads) / 12m, 665m, 735m);
    }

    [Theory, MemberData(nameof(Days))]
    public void In_the_last_full_week_douyin_lost_a_fifth_of_its_exposure_and_kept_its_rate(string today)
    {
        var seed = Seed(today);
        var plan = new DemoPlan(Day(today));
        var week = seed.Days.Where(d => plan.StoryWeek.Contains(d.Day)).ToList();
        Assert.Equal(7, week.Count);
        // The two weeks before had no story.
        var usual = seed.Days.Where(d => d.Day < plan.StoryWeek.First && d.Day >= plan.StoryWeek.First.AddDays(-14) && plan.IsPushed(d.Day)).ToList();
        if (usual.Count >= 7)
            Assert.InRange(week.Average(d => d.Douyin.Reach) / usual.Average(d => d.Douyin.Reach), .75, .85);
        var reach = week.Sum(d => (double)d.Douyin.Reach);
        // 7 days of the level since the push: 19,800 a mean month, four fifths of it.
        Assert.InRange(reach / (19_800 / 30.4375 * 7), .75, .85);
        Assert.InRange(week.Sum(d => d.Douyin.Leads) / reach, .0185, .0213);
    }

    [Theory, MemberData(nameof(Days))]
    public void Codes_keys_and_parents_are_sound_and_the_base_has_no_findings(string today)
    {
        var seed = Seed(today);
        foreach (var table in seed.Tables())
        {
            var rows = Table(seed, table.Table);
            Assert.Equal(rows.Count, rows.Select(r => table.Table.KeyOf(r.Cells, BaseDays.Shanghai)).OfType<string>().Distinct().Count());
        }
        var codes = DemoIndicators.All.Select(i => i.Code).ToHashSet();
        Assert.Equal(DemoIndicators.All.Count, codes.Count);
        Assert.All(DemoIndicators.All, i => Assert.True(i.Parent is null || codes.Contains(i.Parent)));
        foreach (var level in DemoIndicators.All.GroupBy(i => i.Level))
            Assert.Equal(100, level.Sum(i => i.Weight));
        Assert.InRange(Actuals(seed).Count, 7_000, 12_000);
    }

    [Theory, MemberData(nameof(Days))]
    public void The_targets_of_the_children_add_up_to_the_teams_in_every_month(string today)
    {
        var targets = Table(Seed(today), TargetsTable.Spec).Select(r => TargetsTable.Read("营销", BaseDays.Shanghai, r).Row!).Where(t => t.State == TargetState.InForce).ToList();
        var months = targets.Select(t => t.Period).Distinct().ToList();
        Assert.Equal(14, months.Count);
        foreach (var month in months)
        {
            decimal Of(string code) => targets.Single(t => t.Code.Value == code && t.Period == month).Base;
            Assert.Equal(Of("LEADS"), Of("LEADS_SHORTVIDEO") + Of("LEADS_CONTENT") + Of("LEADS_EVENT") + Of("LEADS_WEB"));
            Assert.Equal(Of("LEADS_SHORTVIDEO"), Of("DOUYIN_LEADS"));
        }
        var now = Period.MonthOf(Day(today));
        Assert.Equal(1_000, targets.Single(t => t.Code.Value == "LEADS" && t.Period == now).Base);
        Assert.Equal(400, targets.Single(t => t.Code.Value == "LEADS_SHORTVIDEO" && t.Period == now).Base);
        Assert.True(targets.Where(t => t.Code.Value == "LEADS" && t.Period.Last < new DemoPlan(Day(today)).PushFrom).All(t => t.Base < 800));
    }

    [Fact]
    public void A_past_day_is_the_same_whenever_the_base_is_filled()
    {
        // One week later the story is another week: the days before both stories and forerunners must agree.
        var (one, other) = (Seed("2026-07-14"), Seed("2026-07-21"));
        var until = new DemoPlan(Day("2026-07-14")).EarlierWeek.First;
        Assert.Equal(one.Days.Where(d => d.Day < until), other.Days.Where(d => d.Day < until));
        Assert.True(one.Days.Count(d => d.Day < until) > 300);
    }

    [Fact]
    public void A_week_later_the_story_is_over_and_the_days_before_are_what_they_were()
    {
        var first = Seed("2026-07-13");
        var later = new DemoSeed("营销", BaseDays.Shanghai, new(Day("2026-07-27"), new DemoPlan(Day("2026-07-13")).StoryWeek), WorkCalendar.WeekendsOnly, new Dictionary<string, UserId>(), null);
        Assert.Equal(first.Days, later.Days.Take(first.Days.Count));
        var (story, since) = (first.Days.TakeLast(7).Sum(d => d.Douyin.Reach), later.Days.TakeLast(7).Sum(d => d.Douyin.Reach));
        Assert.InRange(since / (double)story, 1.15, 1.35);
    }

    [Fact]
    public void The_same_day_makes_the_same_rows() =>
        Assert.Equal(Actuals(Seed("2026-07-14")), Actuals(Seed("2026-07-14")));

    [Fact]
    public void Counts_are_whole_and_parts_are_no_larger_than_wholes()
    {
        foreach (var day in Seed("2026-07-14").Days)
        {
            Assert.True(day.HighValue <= day.Leads && day.LiveLeads <= day.Douyin.Leads && day.FullPlays <= day.Plays && day.Douyin.Leads <= day.Douyin.Reach);
            Assert.All(day.Channels, c => Assert.True(c.Customers <= c.Opportunities && c.Opportunities <= c.Leads && c.Cost > 0));
        }
    }

    [Fact]
    public void The_forerunner_of_the_story_is_answered_with_what_helped_and_how_it_went()
    {
        var rows = Table(Seed("2026-07-14"), DeviationsTable.Spec).Select(r => DeviationsTable.Read("营销", BaseDays.Shanghai, r).Row!).ToList();
        var before = rows.Single(d => d.Week == Period.WeekOf(Day("2026-06-08")));
        Assert.Equal("DV-2026W24-DOUYIN_LEADS", before.Id);
        Assert.Contains("发布时间调整", before.Reason, StringComparison.Ordinal);
        Assert.Contains("次周回到", before.Action, StringComparison.Ordinal);
        Assert.InRange(before.Attainment!.Value, 60, 89);
        Assert.All(rows, d => Assert.Equal(DeviationState.Closed, d.State));
    }
}

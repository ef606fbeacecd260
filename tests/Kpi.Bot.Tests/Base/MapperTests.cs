using System.Globalization;
using System.Text.Json.Nodes;
using Kpi.Bot.Base;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;
using Kpi.Feishu.Base;

namespace Kpi.Bot.Tests.Base;

public sealed class MapperTests
{
    static readonly TimeZoneInfo Zone = BaseDays.Shanghai;
    static readonly UserId Wang = new("ou_wang"), Sun = new("ou_sun");
    static readonly Period July = Period.MonthOf(new(2026, 7, 1));
    static readonly DateTimeOffset Moment = DateTimeOffset.FromUnixTimeMilliseconds(1_784_000_000_000);

    /// <summary>Written, read back in the shape of a search, and still the same.</summary>
    static void RoundTrip<T>(TableSpec spec, T row, Func<T, TimeZoneInfo, IReadOnlyDictionary<string, JsonNode?>> write, Func<string, TimeZoneInfo, BaseRecord, Reading<T>> read)
        where T : class
    {
        var fields = write(row, Zone);
        Assert.Subset(spec.Fields.Select(f => f.Name).ToHashSet(), fields.Keys.ToHashSet());
        var reading = read("营销", Zone, new("rec1", fields.Where(f => f.Value is not null).ToDictionary(f => f.Key, f => CellSame.Of(f.Value))));
        Assert.Empty(reading.Findings);
        Assert.Equal(row, reading.Row);
    }

    [Fact]
    public void Every_row_survives_the_way_into_the_base_and_back()
    {
        RoundTrip(MembersTable.Spec, new Member("王芳", Wang, Role.Supervisor, "增长组", "新媒体主管", Sun, true), MembersTable.Fields, MembersTable.Read);
        RoundTrip(MembersTable.Spec, new Member("李雷", null, Role.Member, "增长组", null, null, false), MembersTable.Fields, MembersTable.Read);
        RoundTrip(TeamsTable.Spec, new Team("营销", "增长组", "oc_1", Sun, "Asia/Tokyo", true), TeamsTable.Fields, TeamsTable.Read);
        RoundTrip(ObjectivesTable.Spec, new Objective(Period.QuarterOf(new(2026, 7, 1)), "增长组", "线索量增长30%", "短视频", Sun, "进行中"), ObjectivesTable.Fields, ObjectivesTable.Read);
        RoundTrip(ChannelsTable.Spec, new Channel("抖音", "短视频", 50_000, 3, true), ChannelsTable.Fields, ChannelsTable.Read);
        RoundTrip(ChannelHistoryTable.Spec, new ChannelMonth("抖音", July, 300, 20, 48_000.5m, 60_000), ChannelHistoryTable.Fields, ChannelHistoryTable.Read);
        RoundTrip(BenchmarksTable.Spec, new Benchmark("线索转化率", 10, "%", "报告", new(2026, 1, 15)), BenchmarksTable.Fields, BenchmarksTable.Read);
        RoundTrip(IndicatorsTable.Spec, new Indicator("营销", "rec1", new("抖音线索"), "抖音线索量", Level.Channel, "增长组", Wang, "抖音", new("LEADS"), Category.Leads,
            Nature.Outcome, "条", Direction.LowerIsBetter, Aggregation.Mean, Cycle.Quarter, DayBasis.WorkingDays, 12, "A × B", "crm", "口径", 85, 60, true),
            IndicatorsTable.Fields, IndicatorsTable.Read);
        RoundTrip(TargetsTable.Spec, new Target(new("LEADS"), July, 3, 1_000, 1_200.25m, "协商", "说明", TargetState.InForce, Moment), TargetsTable.Fields, TargetsTable.Read);
        RoundTrip(ActualsTable.Spec, new Actual(new("LEADS"), new(2026, 7, 13), 28.5m, 12, 100, ActualSource.Automatic, Moment), ActualsTable.Fields, ActualsTable.Read);
        RoundTrip(DeviationsTable.Spec, new Deviation("营销", "DV-1", Period.WeekOf(new(2026, 7, 6)), new("LEADS"), Wang, 100, 76, 76, Status.Critical, "归因", "原因", "内容",
            "措施", new(2026, 7, 17), DeviationState.Answered, Moment), DeviationsTable.Fields, DeviationsTable.Read);
        RoundTrip(TargetChangesTable.Spec, new TargetChange("营销", "TC-1", new("LEADS"), July, 900, 1_000, null, 1_200, "理由", Wang, Sun, ChangeState.Rejected, "意见", Moment, null),
            TargetChangesTable.Fields, TargetChangesTable.Read);
    }

    [Fact]
    public void A_day_is_midnight_in_the_zone_of_the_base()
    {
        var fields = ActualsTable.Fields(new(new("LEADS"), new(2026, 7, 13), 1, null, null, ActualSource.Manual, null), TimeZoneInfo.FindSystemTimeZoneById("America/New_York"));
        Assert.Equal(DateTimeOffset.Parse("2026-07-13T04:00:00Z", CultureInfo.InvariantCulture).ToUnixTimeMilliseconds(), fields[ActualsTable.Day]!.GetValue<long>());
    }

    [Fact]
    public void The_key_of_a_written_row_is_the_key_of_the_row_read_back()
    {
        var target = new Target(new("LEADS"), July, 2, 1, null, null, null, TargetState.Draft, null);
        var cells = TargetsTable.Fields(target, Zone).Where(f => f.Value is not null).ToDictionary(f => f.Key, f => CellSame.Of(f.Value));
        Assert.Equal(RowKeys.Target(target.Code, target.Period, target.Version), TargetsTable.Spec.KeyOf(cells, Zone));
        Assert.Equal("LEADS|2026-07|2", RowKeys.Target(target.Code, target.Period, target.Version));
        var deviation = new Deviation("营销", "DV-1", Period.WeekOf(new(2026, 7, 6)), new("LEADS"), null, null, null, null, Status.Behind, null, null, null, null, null, DeviationState.Open, null);
        var row = DeviationsTable.Fields(deviation, Zone).Where(f => f.Value is not null).ToDictionary(f => f.Key, f => CellSame.Of(f.Value));
        Assert.Equal("DV-1|2026-W28|LEADS", DeviationsTable.Spec.KeyOf(row, Zone));
    }

    [Fact]
    public void Every_table_has_a_first_field_that_Feishu_takes_as_index_and_keys_that_are_fields()
    {
        Assert.Equal(14, Schema.Tables.Count);
        foreach (var table in Schema.Tables)
        {
            Assert.Equal(FieldType.Text, table.Fields[0].Type);
            Assert.Equal(table.Fields[0].Name, table.Key[0].Field);
            Assert.Subset(table.Fields.Select(f => f.Name).ToHashSet(), table.Key.Select(k => k.Field).ToHashSet());
            Assert.Equal(table.Fields.Count, table.Fields.Select(f => f.Name).Distinct().Count());
        }
    }
}

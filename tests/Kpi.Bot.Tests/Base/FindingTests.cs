using System.Text.Json.Nodes;
using Kpi.Bot.Base;
using Kpi.Domain.Model;
using Kpi.Feishu.Base;
using static Kpi.Bot.Tests.Base.Kpis;

namespace Kpi.Bot.Tests.Base;

public sealed class FindingTests
{
    static void Told(Kpis kpis, params string[] words) =>
        Assert.True(kpis.Now.Findings.Any(f => words.All(w => f.Text.Contains(w, StringComparison.Ordinal))),
            $"no finding says {string.Join(" + ", words)}; there are:\n{string.Join('\n', kpis.Now.Findings.Select(f => f.Text))}");

    [Fact]
    public async Task A_good_base_has_no_findings()
    {
        await using var kpis = await OpenAsync((f, at) => f.Row(at, ActualsTable.Name, Actual("LEADS", "2026-07-13", 28)));
        Assert.Empty(kpis.Now.Findings);
    }

    [Fact]
    public async Task Text_in_a_number_field_is_told_and_the_rest_goes_on()
    {
        await using var kpis = await OpenAsync((f, at) =>
        {
            f.Row(at, ActualsTable.Name, (ActualsTable.Code, "LEADS"), (ActualsTable.Day, Day("2026-07-12")), (ActualsTable.Value, "二十八"));
            f.Row(at, ActualsTable.Name, Actual("LEADS", "2026-07-13", 28));
        });
        Told(kpis, "LEADS|2026-07-12", "数值", "「二十八」不是数字");
        Assert.Equal(28, kpis.ValueOn("2026-07-13"));
    }

    [Fact]
    public async Task An_unknown_option_is_told_with_the_choices()
    {
        await using var kpis = await OpenAsync((f, at) => f.Row(at, IndicatorsTable.Name, [.. Leads("B"), (IndicatorsTable.Direction, "越大越好")]));
        Told(kpis, "记录 B", "「越大越好」不是已知选项", "越高越好/越低越好");
        Assert.Equal(Direction.HigherIsBetter, kpis.Now.Find(new("B"))!.Direction);
    }

    [Fact]
    public async Task A_doubled_code_counts_once_and_is_told()
    {
        await using var kpis = await OpenAsync((f, at) => f.Row(at, IndicatorsTable.Name, Leads()));
        Told(kpis, "编码", "LEADS", "多行");
        Assert.Single(kpis.Now.Indicators);
    }

    [Fact]
    public async Task Of_two_rows_of_one_day_the_one_collected_last_counts_and_both_come_back_right_when_it_goes()
    {
        await using var kpis = await OpenAsync((f, at) =>
        {
            f.Row(at, ActualsTable.Name, [.. Actual("LEADS", "2026-07-13", 28), (ActualsTable.CollectedAt, 1_783_990_000_000)]);
            f.Row(at, ActualsTable.Name, [.. Actual("LEADS", "2026-07-13", 31), (ActualsTable.CollectedAt, 1_783_999_000_000)]);
        });
        Told(kpis, "LEADS", "2026-07-13", "多行");
        Assert.Equal(31, kpis.ValueOn("2026-07-13"));
        await kpis.Bot.ApplyAsync(kpis.Fake.Delete(kpis.At, ActualsTable.Name, kpis.At.Of(ActualsTable.Name).Rows.Keys.Last()), Ct);
        Assert.Equal(28, kpis.ValueOn("2026-07-13"));
        Assert.Empty(kpis.Now.Findings);
    }

    [Fact]
    public async Task A_parent_that_is_not_there_is_told()
    {
        await using var kpis = await OpenAsync((f, at) => f.Row(at, IndicatorsTable.Name, Leads("B", parent: "NOBODY")));
        Told(kpis, "记录 B", "NOBODY", "不存在");
    }

    [Fact]
    public async Task A_circle_of_parents_is_told_and_cut()
    {
        await using var kpis = await OpenAsync((f, at) =>
        {
            f.Row(at, IndicatorsTable.Name, Leads("B", parent: "C"));
            f.Row(at, IndicatorsTable.Name, Leads("C", parent: "B"));
            f.Row(at, IndicatorsTable.Name, Leads("D", parent: "B"));
        });
        Told(kpis, "记录 B", "绕回了自己");
        Told(kpis, "记录 C", "绕回了自己");
        Assert.Null(kpis.Now.Find(new("B"))!.Parent);
        Assert.Equal("B", kpis.Now.Find(new("D"))!.Parent!.Value.Value);
    }

    [Fact]
    public async Task An_indicator_of_itself_as_parent_is_cut()
    {
        await using var kpis = await OpenAsync((f, at) => f.Row(at, IndicatorsTable.Name, Leads("B", parent: "B")));
        Assert.Null(kpis.Now.Find(new("B"))!.Parent);
        Told(kpis, "记录 B", "绕回了自己");
    }

    [Fact]
    public async Task A_period_nobody_can_read_leaves_its_target_out_by_name()
    {
        await using var kpis = await OpenAsync((f, at) => f.Row(at, TargetsTable.Name, Target("LEADS", "七月", 1000)));
        Told(kpis, "目标值", "「七月」不是周期");
        Assert.Empty(kpis.Now.TargetsOf(new("LEADS")));
    }

    [Fact]
    public async Task A_code_nobody_defined_is_told_once_however_many_rows_it_has()
    {
        await using var kpis = await OpenAsync((f, at) =>
        {
            for (var day = 1; day < 10; day++)
                f.Row(at, ActualsTable.Name, Actual("GHOST", $"2026-07-0{day}", day));
        });
        Assert.Single(kpis.Now.Findings, f => f.Text.Contains("GHOST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_table_is_told_and_the_others_are_read()
    {
        await using var kpis = await OpenAsync((_, at) => at.Tables.Remove(at.Of(DeviationsTable.Name)));
        Told(kpis, "数据表「偏差跟进」不存在");
        Assert.Single(kpis.Now.Indicators);
    }

    [Fact]
    public async Task A_field_of_another_type_is_told()
    {
        await using var kpis = await OpenAsync((_, at) =>
        {
            var fields = at.Of(IndicatorsTable.Name).Fields;
            var i = fields.FindIndex(f => f.Name == IndicatorsTable.Weight);
            fields[i] = fields[i] with { Type = (int)FieldType.Text };
        });
        Told(kpis, "「权重」类型不对", "数字");
    }

    [Fact]
    public async Task A_mended_row_is_told_no_longer()
    {
        await using var kpis = await OpenAsync((f, at) => f.Row(at, IndicatorsTable.Name, [.. Leads("B"), (IndicatorsTable.Weight, 140)]));
        Told(kpis, "权重", "0–100");
        var record = kpis.At.Of(IndicatorsTable.Name).Rows.Keys.Last();
        await kpis.Bot.ApplyAsync(kpis.Fake.Edit(kpis.At, IndicatorsTable.Name, record, IndicatorsTable.Weight, 40), Ct);
        Assert.Empty(kpis.Now.Findings);
        Assert.Equal(40, kpis.Now.Find(new("B"))!.Weight);
    }
}

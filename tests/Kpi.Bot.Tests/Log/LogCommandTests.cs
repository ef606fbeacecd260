using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Door;
using Kpi.Bot.Log;
using Kpi.Bot.Tests.Fakes;
using Kpi.Domain.Model;

namespace Kpi.Bot.Tests.Log;

public sealed class LogCommandTests
{
    readonly FakeBase growth = new FakeBase().Team("增长组", lead: "孙经理").Team("销售组", lead: "钱总")
        .Member("王芳", "增长组").Member("赵敏", "增长组", Role.Supervisor).Member("李雷", "增长组").Member("周主管", "销售组", Role.Supervisor);

    readonly FakeKpis kpis;

    public LogCommandTests()
    {
        growth.Indicator("短视频线索量", "增长组", owner: "王芳");
        growth.Indicator("线索转化率", "增长组", owner: "王芳", unit: "%", aggregation: Aggregation.Ratio);
        growth.Indicator("单条成本", "增长组", owner: "王芳", unit: "元/条", aggregation: Aggregation.Ratio, direction: Direction.LowerIsBetter);
        growth.Indicator("品牌搜索增长", "增长组", owner: "王芳", unit: "%", aggregation: Aggregation.Latest);
        growth.Indicator("线索量", "增长组", owner: "孙经理", level: Level.Team);
        growth.Target("短视频线索量", "2026-07", 400);
        kpis = new(growth);
    }

    async Task<Answer> Say(string person, params string[] words) =>
        await new LogCommand(kpis).AnswerAsync(kpis.Ask(person, "2026-07-14", words), TestContext.Current.CancellationToken);

    static string Line(Answer answer) => Assert.IsType<NoticeView>(answer.View).Text;

    [Fact]
    public async Task An_owner_logs_today_and_sees_the_new_standing()
    {
        growth.Daily("短视频线索量", "2026-07-01", "2026-07-13", 10);

        var answer = await Say("王芳", "短视频线索量", "30");

        var view = Assert.IsType<LogView>(answer.View);
        // 13 × 10 + 30 of 400.
        Assert.Equal(("", "30 条", "160 / 400 条", "40.0%"), (view.Old, view.New, view.Figure, view.Attainment));
        var write = Assert.Single(answer.Writes);
        Assert.Equal((ActualsTable.Name, "短视频线索量|2026-07-14"), (write.Table, write.Key));
        Assert.Equal((30m, "人工"), ((decimal)write.Fields[ActualsTable.Value]!, (string)write.Fields[ActualsTable.Source]!));
    }

    [Fact]
    public async Task A_value_already_there_is_shown_and_can_be_put_back()
    {
        growth.Actual("短视频线索量", "2026-07-13", 25);

        var view = Assert.IsType<LogView>((await Say("王芳", "短视频线索量", "31", "昨天")).View);

        Assert.Equal(("25 条（自动）", "31 条", "log 短视频线索量 25 2026-07-13"), (view.Old, view.New, view.Back));
    }

    [Fact]
    public async Task Another_teams_supervisor_and_a_colleague_may_not_log()
    {
        Assert.Contains("没有权限", Line(await Say("李雷", "短视频线索量", "30")));
        Assert.Contains("没有权限", Line(await Say("周主管", "短视频线索量", "30")));
        Assert.IsType<LogView>((await Say("赵敏", "短视频线索量", "30")).View);
        Assert.IsType<LogView>((await Say("孙经理", "短视频线索量", "30")).View);
    }

    [Fact]
    public async Task A_namesake_of_the_owner_is_another_person()
    {
        growth.Member("王芳", "销售组", id: "ou_namesake");
        var ask = kpis.Ask("王芳", "2026-07-14", "短视频线索量", "30") with { Sender = kpis.Sender("王芳", id: "ou_namesake") };

        var answer = await new LogCommand(kpis).AnswerAsync(ask, TestContext.Current.CancellationToken);

        Assert.Contains("没有权限", Line(answer));
        Assert.Empty(answer.Writes);
    }

    [Theory]
    [InlineData("短视频线索量", "12/100", "不是比率")]
    [InlineData("短视频线索量", "-3", "不能是负数")]
    [InlineData("短视频线索量", "12%", "不是百分比")]
    [InlineData("短视频线索量", "3o", "没看懂")]
    [InlineData("短视频线索量", "99999999999999999999999999999999999", "没看懂")]
    [InlineData("线索转化率", "12", "分子/分母")]
    [InlineData("线索转化率", "120/100", "大于分母")]
    [InlineData("线索转化率", "-1/100", "不能是负数")]
    [InlineData("线索转化率", "1/0", "分母是 0")]
    public async Task What_cannot_be_a_value_is_told_with_what_to_do(string indicator, string value, string told)
    {
        var answer = await Say("王芳", indicator, value);

        Assert.Contains(told, Line(answer));
        Assert.Empty(answer.Writes);
    }

    [Theory]
    [InlineData("线索转化率", "12/100", 12, 12, 100)]
    [InlineData("线索转化率", "１２／１００", 12, 12, 100)]
    [InlineData("单条成本", "3740/20", 187, 3740, 20)]
    public async Task A_ratio_keeps_its_parts(string indicator, string value, int shown, int numerator, int denominator)
    {
        var fields = Assert.Single((await Say("王芳", indicator, value)).Writes).Fields;

        Assert.Equal((shown, numerator, denominator),
            ((decimal)fields[ActualsTable.Value]!, (decimal)fields[ActualsTable.Numerator]!, (decimal)fields[ActualsTable.Denominator]!));
    }

    [Fact]
    public async Task A_growth_may_be_negative() =>
        Assert.Equal(-3.5m, (decimal)Assert.Single((await Say("王芳", "品牌搜索增长", "−3.5%")).Writes).Fields[ActualsTable.Value]!);

    [Theory]
    [InlineData("2026-07-15")]
    [InlineData("7月20日")]
    public async Task A_day_to_come_is_refused(string day) => Assert.Contains("还没有到", Line(await Say("王芳", "短视频线索量", "30", day)));

    [Fact]
    public async Task A_sum_of_children_is_not_replaced_by_one_row()
    {
        growth.Indicator("直播线索量", "增长组", owner: "李雷", parent: "线索量");

        Assert.Contains("直播线索量", Line(await Say("孙经理", "线索量", "30")));

        growth.Actual("线索量", "2026-07-02", 12);
        Assert.IsType<LogView>((await Say("孙经理", "线索量", "30")).View);
    }

    [Fact]
    public async Task A_part_of_a_name_that_fits_two_of_mine_asks_back_with_the_value_kept()
    {
        var choice = Assert.IsType<ChoiceView>((await Say("赵敏", "线索", "30", "7/13")).View);

        Assert.Equal(["log 短视频线索量 30 2026-07-13", "log 线索转化率 30 2026-07-13", "log 线索量 30 2026-07-13"], choice.Choices.Select(c => c.Command));
    }

    [Fact]
    public async Task Without_a_value_comes_the_form_with_the_day_filled_in()
    {
        var form = Assert.IsType<LogFormView>((await Say("王芳", "短视频线索量")).View);

        Assert.Equal(("2026-07-14", "短视频线索量"), (form.Day, form.Code));
    }

    [Fact]
    public async Task Without_an_indicator_one_chooses_among_ones_own()
    {
        Assert.Equal(4, Assert.IsType<ChoiceView>((await Say("王芳")).View).Choices.Count);
        Assert.Contains("没有由你填报", Line(await Say("李雷")));
    }

    [Fact]
    public async Task An_unknown_indicator_is_named_as_typed() =>
        Assert.Contains("<at id=all></at>", Line(await Say("王芳", "<at", "id=all></at>", "30")));
}

using Kpi.Bot.Door;
using Kpi.Bot.Help;
using Kpi.Bot.Tests.Fakes;

namespace Kpi.Bot.Tests.Help;

public sealed class HelpCardTests
{
    readonly FakeKpis kpis = new(new FakeBase().Team("增长组").Member("管理", "增长组", Domain.Model.Role.Administrator));

    [Fact]
    public void Twenty_five_commands_stay_within_the_limits_and_each_button_runs()
    {
        var specs = Enumerable.Range(0, 25).Select(i => new CommandSpec($"command{i}", $"命令{i}", (Audience)(i % 4), AnswerPlace.Here, "<指标> [周期]", "一句话说明这个命令做什么"));

        var presses = Shown.Presses(HelpView.Of(kpis.Sender("管理"), specs));

        Assert.Equal(25, presses.Count);
        Assert.All(presses, v => Assert.Equal("ask", (string)v["act"]!));
    }

    [Fact]
    public void Somebody_unknown_gets_a_card_too() => Assert.Empty(Shown.Presses(HelpView.Of(kpis.Sender("路人"), [])));

    [Fact]
    public void Angle_brackets_of_arguments_are_no_markup() =>
        Assert.Contains(Shown.Texts(HelpView.Of(kpis.Sender("管理"), [new("log", "填报", Audience.Members, AnswerPlace.Here, "<指标>", "填报")])), t => t.Contains("&#60;指标&#62;", StringComparison.Ordinal));
}

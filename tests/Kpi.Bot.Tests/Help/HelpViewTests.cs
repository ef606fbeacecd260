using Kpi.Bot.Door;
using Kpi.Bot.Help;
using Kpi.Bot.Tests.Fakes;
using Kpi.Domain.Model;

namespace Kpi.Bot.Tests.Help;

public sealed class HelpViewTests
{
    static readonly CommandSpec[] Specs =
    [
        new("help", "帮助", Audience.Anybody, AnswerPlace.Here, "", "能问什么"),
        new("me", "我的", Audience.Members, AnswerPlace.InPrivate, "", "我的指标"),
        new("log", "填报", Audience.Members, AnswerPlace.InPrivate, "<指标> <数值>", "填报"),
        new("check", "检查", Audience.Managers, AnswerPlace.Here, "[团队]", "检查设置"),
        new("admin", "管理", Audience.Administrators, AnswerPlace.InPrivate, "", "运行情况"),
    ];

    readonly FakeKpis kpis = new(new FakeBase().Team("增长组").Member("王芳", "增长组").Member("赵敏", "增长组", Role.Supervisor).Member("管理", "增长组", Role.Administrator));

    IEnumerable<string> CommandsFor(string person) => HelpView.Of(kpis.Sender(person), Specs).Groups.SelectMany(g => g.Rows).Select(r => r.Command);

    [Fact]
    public void Everybody_sees_what_they_may_do()
    {
        Assert.Equal(["me", "log"], CommandsFor("王芳"));
        Assert.Equal(["me", "log", "check"], CommandsFor("赵敏"));
        Assert.Equal(["me", "log", "check", "admin"], CommandsFor("管理"));
    }

    [Fact]
    public void Somebody_unknown_is_told_how_to_be_added_and_offered_nothing()
    {
        var view = HelpView.Of(kpis.Sender("路人"), Specs);

        Assert.True(view.Unknown);
        Assert.Empty(view.Groups);
    }

    [Fact]
    public void A_row_says_how_to_type_it() =>
        Assert.Equal("/kpi log <指标> <数值>", HelpView.Of(kpis.Sender("王芳"), Specs).Groups[0].Rows[1].Typed);
}

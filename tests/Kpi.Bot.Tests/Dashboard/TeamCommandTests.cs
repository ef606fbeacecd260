using Kpi.Bot.Cards;
using Kpi.Bot.Dashboard;
using Kpi.Bot.Tests.Cards;
using Kpi.Domain.Model;

namespace Kpi.Bot.Tests.Dashboard;

public sealed class TeamCommandTests
{
    static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_of_one_team_sees_it_without_naming_it() =>
        Assert.Equal("增长组 · 7月14日 周二", Assert.IsType<DashboardView>(await AskAsync(TwoTeams(), "ou_li")).Head.Title);

    [Fact]
    public async Task Another_team_is_not_shown_to_a_member()
    {
        var notice = Assert.IsType<NoticeView>(await AskAsync(TwoTeams(), "ou_li", "品牌组"));

        Assert.Equal("没有你能看的团队「品牌组」。", notice.Text);
        Assert.Equal("team 增长组", Assert.Single(notice.Buttons).Command);
    }

    [Fact]
    public async Task Somebody_in_two_teams_is_asked_which_and_keeps_the_period()
    {
        var paper = TwoTeams();
        paper.MemberRows.Add(new Member("李雷", new UserId("ou_li"), Role.Member, "品牌组", null, null, true));

        var choice = Assert.IsType<ChoiceView>(await AskAsync(paper, "ou_li", "2026-06"));

        Assert.Equal(["team 增长组 2026-06", "team 品牌组 2026-06"], choice.Choices.Select(c => c.Command));
    }

    [Fact]
    public async Task A_period_to_come_is_refused_with_the_present_one() =>
        Assert.Equal("8月还没有开始。", Assert.IsType<NoticeView>(await AskAsync(TwoTeams(), "ou_li", "2026-08")).Text);

    static Paper TwoTeams()
    {
        var paper = new Paper();
        paper.TeamRows.Add(new Team("增长", "品牌组", "oc_brand", null, "Asia/Shanghai", true));
        paper.Daily(paper.Indicator("线索量", 1000), "2026-07-01", "2026-07-13", 40);
        return paper;
    }

    static async Task<ICardView> AskAsync(Paper paper, string person, params string[] arguments) =>
        (await new TeamCommand(paper).AnswerAsync(paper.Asks(person, arguments), Ct)).View;
}

using Kpi.Bot.Tests.OfficeKit;

namespace Kpi.Bot.Tests.Base;

/// <summary>What administrators hear of the base, and how the bot notices what people edit: through the local Feishu, over HTTP and WebSocket.</summary>
public sealed class BaseStoryTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    static async Task<Office> OpenAsync()
    {
        var office = await Office.OpenAsync("2026-07-14 10:00", Ct);
        await office.TeamAsync("孙经理", Ct);
        await office.MemberAsync("孙经理", "负责人", Ct);
        await office.MemberAsync("王芳", "成员", Ct, supervisor: "孙经理");
        await office.MemberAsync("周琪", "管理员", Ct);
        await office.IndicatorAsync("SHORT", "短视频线索量", "王芳", Ct);
        await office.TargetAsync("SHORT", "2026-07", 400, Ct);
        return office;
    }

    [Fact]
    public async Task A_row_of_an_indicator_nobody_defined_is_told_to_the_administrator_once()
    {
        await using var office = await OpenAsync();
        await office.ActualsAsync("GHOST", "2026-07-01", "2026-07-03", 5, Ct);
        await office.StartBotAsync(Ct);
        var admin = office.As("周琪");
        await admin.SeeCardAsync(admin.Direct, Ct, "「实绩」里有指标编码「GHOST」");
        await office.StopBotAsync();
        await office.StartBotAsync(Ct);
        await admin.AskAsync("/kpi help", Ct);
        Assert.Single(office.World.Messages.In(admin.Direct.Id), m => m.Sender.IsApp && new Seen(office.World, m).Text.Contains("GHOST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_person_types_into_the_base_is_in_the_next_answer()
    {
        await using var office = await OpenAsync();
        await office.StartBotAsync(Ct);
        await office.ActualsAsync("SHORT", "2026-07-01", "2026-07-10", 21, Ct);
        // The event needs its moment: asked again until the answer has it.
        for (var tries = 0; ; tries++)
        {
            var seen = await office.As("王芳").AskAsync("/kpi me", Ct);
            if (seen.Text.Contains("210", StringComparison.Ordinal))
                break;
            Assert.True(tries < 20, seen.Text);
        }
    }

    [Fact]
    public async Task A_target_lowered_by_hand_is_told_to_the_administrator_with_who_and_from_what_to_what()
    {
        await using var office = await OpenAsync();
        await office.StartBotAsync(Ct);
        var table = office.Book.TableNamed("目标值")!;
        await office.Feishu.People.EditCellAsync("王芳", office.Book.AppToken, "目标值", table.Rows()[0].Id, "基础目标", 200, Ct);
        var admin = office.As("周琪");
        await admin.SeeCardAsync(admin.Direct, Ct, "未经审批", "王芳", "短视频线索量 2026-07", "基础 400", "基础 200");
    }
}

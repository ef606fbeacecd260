using Kpi.Bot.Tests.OfficeKit;
using Kpi.Sandbox.World;

namespace Kpi.Bot.Tests.Pages;

/// <summary>
/// Every card as a wide window and a phone show it, kept in <c>TestResults/cards</c> to be looked at. A card that runs over its edge fails.
/// </summary>
public sealed class CardPicturesTests(DemoOffice demo) : IClassFixture<DemoOffice>
{
    // Tall enough for the longest card, so that a picture is the whole of it.
    const int Height = 3000;

    [Fact]
    public async Task Every_card_is_drawn_within_its_edges_wide_and_on_a_phone()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var wide = await demo.LookAsync("王芳", 1280, Height);
        await using var phone = await demo.LookAsync("王芳", 390, Height);
        var office = demo.Office;
        var (wang, sun, li, zhou) = (office.As("王芳"), office.As("孙经理"), office.As("李雷"), office.As("周琪"));

        async Task KeepAsync(Desk desk, Seen seen, string name)
        {
            await wide.KeepAsync(desk.Person, seen.Now.Message, name + "-wide");
            await phone.KeepAsync(desk.Person, seen.Now.Message, name + "-phone");
        }

        async Task AskAsync(Desk desk, string text, string name) => await KeepAsync(desk, await desk.AskAsync(text, ct), name);

        await AskAsync(wang, "/kpi help", "help");
        await AskAsync(wang, "/kpi me", "me");
        await AskAsync(zhou, "/kpi me", "me-empty");
        await AskAsync(zhou, "/kpi pending", "pending-empty");
        await AskAsync(zhou, "/kpi admin", "admin");
        await AskAsync(wang, "/kpi team", "team");
        await AskAsync(sun, "/kpi channel", "channels");
        await AskAsync(sun, "/kpi channel 抖音", "channel");
        await AskAsync(wang, "/kpi show 线索量", "show-team");
        await AskAsync(wang, "/kpi show 短视频线索量", "show-person");
        await AskAsync(wang, "/kpi show 直播线索转化成本", "show-cost");
        await AskAsync(zhou, "/kpi show 线索转化", "choice");
        await AskAsync(wang, "/kpi 线索表", "no-command");
        await AskAsync(wang, "/kpi shwo 线索量", "closest");
        await AskAsync(office.As("吴迪"), "/kpi me", "unknown");
        await AskAsync(wang, "/kpi reason 短视频线索量", "notice");
        await AskAsync(wang, "/kpi log 短视频线索量", "log-refused");
        await AskAsync(wang, "/kpi log 抖音线索量", "log-form");
        await AskAsync(wang, "/kpi log 抖音线索量 16", "log");

        await office.AddRowAsync("指标", ct, ("编码", "新指标"), ("名称", "新指标"), ("层级", "个人"), ("团队", "增长组"), ("方向", "越高越好"), ("聚合", "累计"), ("周期", "月"), ("启用", true));
        await AskAsync(wang, "/kpi show 新指标", "show-empty");

        office.MoveTo("2026-07-20 09:00");
        await KeepAsync(wang, await wang.SeeCardAsync(wang.Group, ct, "团队整体达成率"), "daily");

        var form = await wang.AskAsync("/kpi target 短视频线索量", ct);
        await KeepAsync(wang, form, "target-form");
        await wang.SubmitAsync(form, ct, ("period", "2026-07"), ("base", "440"), ("challenge", "520"), ("why", "短视频增投 2 万元"));
        var request = await sun.SeeCardAsync(sun.Direct, ct, "目标变更", "2 万元");
        await KeepAsync(sun, request, "request-pending-approver");
        await KeepAsync(wang, await wang.SeeCardAsync(wang.Direct, ct, "目标变更", "2 万元"), "request-pending-asker");
        await sun.PressAsync(request, "通过", ct);
        await KeepAsync(wang, await wang.SeeCardAsync(wang.Direct, ct, "目标变更", "孙经理 于"), "request-approved");

        var second = await wang.AskAsync("/kpi target 账号粉丝互动率", ct);
        await wang.SubmitAsync(second, ct, ("period", "2026-07"), ("base", "4"), ("why", "暑期活跃低"));
        request = await sun.SeeCardAsync(sun.Direct, ct, "目标变更", "暑期活跃低");
        await sun.PressAsync(request, "驳回（需填意见）", ct);
        await KeepAsync(sun, await sun.SeeCardAsync(sun.Direct, ct, "暑期活跃低", "驳回意见"), "request-rejecting");
        await sun.SubmitAsync(request, ct, ("comment", "先恢复发布时间，8月再看"));
        await KeepAsync(wang, await wang.SeeCardAsync(wang.Direct, ct, "目标变更", "8月再看"), "request-rejected");

        office.MoveTo("2026-07-20 09:30");
        var weekly = await sun.SeeCardAsync(sun.Group, ct, "周会");
        await KeepAsync(sun, weekly, "weekly");
        var owed = await wang.SeeCardAsync(wang.Direct, ct, "上周偏差", "偏差原因");
        await KeepAsync(wang, owed, "deviation-open");
        await KeepAsync(li, await li.SeeCardAsync(li.Direct, ct, "上周偏差", "偏差原因"), "deviation-two");
        await AskAsync(wang, "/kpi pending", "pending");
        await AskAsync(wang, "/kpi me", "me-owing");
        await AskAsync(sun, "/kpi pending", "pending-lead");

        await wang.SubmitAsync(owed, ct, ("cause", "内容"), ("reason", "发布时间从 20:00 改到 22:00"), ("action", "恢复 20:00 发布"), ("due", "2026-07-24 +0800"));
        await KeepAsync(wang, await wang.SeeCardAsync(wang.Direct, ct, "上周偏差", "恢复 20:00 发布"), "deviation-one-answered");
        var chen = office.As("陈晨");
        var hers = await chen.SeeCardAsync(chen.Direct, ct, "上周偏差", "偏差原因");
        await chen.SubmitAsync(hers, ct, ("cause", "流程"), ("reason", "排期晚了"), ("action", "提前一天排期"), ("due", "2026-07-24 +0800"));
        await KeepAsync(chen, await chen.SeeCardAsync(chen.Direct, ct, "上周偏差", "提前一天排期"), "deviation-answered");
        await KeepAsync(sun, await sun.SeeCardAsync(sun.Group, ct, "周会", "提前一天排期"), "weekly-answered");

        office.MoveTo("2026-07-21 10:00");
        await KeepAsync(li, await li.SeeCardAsync(li.Direct, ct, "超过 24 小时"), "reminder");
        office.MoveTo("2026-07-22 10:00");
        await KeepAsync(sun, await sun.SeeCardAsync(sun.Direct, ct, "李雷", "请跟进"), "escalation");
        await AskAsync(zhou, "/kpi admin", "admin-after");
    }
}

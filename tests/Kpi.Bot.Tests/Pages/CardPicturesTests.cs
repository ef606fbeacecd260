using Kpi.Bot.Tests.OfficeKit;

namespace Kpi.Bot.Tests.Pages;

/// <summary>
/// Every card as a wide window and a phone show it, kept in <c>TestResults/cards</c> to be looked at. A card that runs over its edge fails.
/// One day of the team in one test: each step stands on the ones before.
/// </summary>
public sealed class CardPicturesTests(DemoOffice demo) : IClassFixture<DemoOffice>
{
    // Tall enough for the longest card, so that a picture is the whole of it.
    const int Height = 3000;

    [Fact]
    public async Task Every_card_is_drawn_within_its_edges_wide_and_on_a_phone()
    {
        await using var wide = await demo.LookAsync("王芳", 1280, Height);
        await using var phone = await demo.LookAsync("王芳", 390, Height);
        var album = new Album(demo.Office, wide, phone, TestContext.Current.CancellationToken);
        await WhatPeopleAskAsync(album);
        await TheMorningAsync(album);
        await TargetsAsync(album);
        await MondayAsync(album);
        await TwoDaysLaterAsync(album);
    }

    static async Task WhatPeopleAskAsync(Album album)
    {
        await album.AskAsync("王芳", "/kpi help", "help");
        await album.AskAsync("王芳", "/kpi me", "me");
        await album.AskAsync("周琪", "/kpi me", "me-empty");
        await album.AskAsync("周琪", "/kpi pending", "pending-empty");
        await album.AskAsync("周琪", "/kpi admin", "admin");
        await album.AskAsync("王芳", "/kpi team", "team");
        await album.AskAsync("孙经理", "/kpi channel", "channels");
        await album.AskAsync("孙经理", "/kpi channel 抖音", "channel");
        await album.AskAsync("王芳", "/kpi show 线索量", "show-team");
        await album.AskAsync("王芳", "/kpi show 短视频线索量", "show-person");
        await album.AskAsync("王芳", "/kpi show 直播线索转化成本", "show-cost");
        await album.AskAsync("周琪", "/kpi show 线索转化", "choice");
        await album.AskAsync("王芳", "/kpi 线索表", "no-command");
        await album.AskAsync("王芳", "/kpi shwo 线索量", "closest");
        await album.AskAsync("吴迪", "/kpi me", "unknown");
        await album.AskAsync("王芳", "/kpi reason 短视频线索量", "notice");
    }

    static async Task TheMorningAsync(Album album)
    {
        var (office, ct) = (album.Office, album.Ct);
        office.MoveTo("2026-07-20 09:00");
        var wang = office.As("王芳");
        await album.KeepAsync(wang, await wang.SeeCardAsync(wang.Group, ct, "团队整体达成率"), "daily");
        await album.AskAsync("王芳", "/kpi log 短视频线索量", "log-refused");
        await album.AskAsync("王芳", "/kpi log 抖音线索量", "log-form");
        await album.AskAsync("王芳", "/kpi log 抖音线索量 16", "log");
        await office.AddRowAsync("指标", ct, ("编码", "新指标"), ("名称", "新指标"), ("层级", "个人"), ("团队", "增长组"), ("方向", "越高越好"),
            ("聚合", "累计"), ("周期", "月"), ("启用", true));
        await album.AskAsync("王芳", "/kpi show 新指标", "show-empty");
    }

    static async Task TargetsAsync(Album album)
    {
        var (wang, sun, ct) = (album.Office.As("王芳"), album.Office.As("孙经理"), album.Ct);
        var form = await wang.AskAsync("/kpi target 短视频线索量", ct);
        await album.KeepAsync(wang, form, "target-form");
        await wang.SubmitAsync(form, ct, ("period", "2026-07"), ("base", "440"), ("challenge", "520"), ("why", "短视频增投 2 万元"));
        var request = await sun.SeeCardAsync(sun.Direct, ct, "目标变更", "2 万元");
        await album.KeepAsync(sun, request, "request-pending-approver");
        await album.KeepAsync(wang, await wang.SeeCardAsync(wang.Direct, ct, "目标变更", "2 万元"), "request-pending-asker");
        await sun.PressAsync(request, "通过", ct);
        await album.KeepAsync(wang, await wang.SeeCardAsync(wang.Direct, ct, "目标变更", "孙经理 于"), "request-approved");

        var second = await wang.AskAsync("/kpi target 账号粉丝互动率", ct);
        await wang.SubmitAsync(second, ct, ("period", "2026-07"), ("base", "4"), ("why", "暑期活跃低"));
        request = await sun.SeeCardAsync(sun.Direct, ct, "目标变更", "暑期活跃低");
        await sun.PressAsync(request, "驳回（需填意见）", ct);
        await album.KeepAsync(sun, await sun.SeeCardAsync(sun.Direct, ct, "暑期活跃低", "驳回意见"), "request-rejecting");
        await sun.SubmitAsync(request, ct, ("comment", "先恢复发布时间，8月再看"));
        await album.KeepAsync(wang, await wang.SeeCardAsync(wang.Direct, ct, "目标变更", "8月再看"), "request-rejected");
    }

    static async Task MondayAsync(Album album)
    {
        var (office, ct) = (album.Office, album.Ct);
        var (wang, sun, li, chen) = (office.As("王芳"), office.As("孙经理"), office.As("李雷"), office.As("陈晨"));
        office.MoveTo("2026-07-20 09:30");
        await album.KeepAsync(sun, await sun.SeeCardAsync(sun.Group, ct, "周会"), "weekly");
        var owed = await wang.SeeCardAsync(wang.Direct, ct, "上周偏差", "偏差原因");
        await album.KeepAsync(wang, owed, "deviation-open");
        await album.KeepAsync(li, await li.SeeCardAsync(li.Direct, ct, "上周偏差", "偏差原因"), "deviation-two");
        await album.AskAsync("王芳", "/kpi pending", "pending");
        await album.AskAsync("王芳", "/kpi me", "me-owing");
        await album.AskAsync("孙经理", "/kpi pending", "pending-lead");

        await wang.SubmitAsync(owed, ct, ("cause", "内容"), ("reason", "发布时间从 20:00 改到 22:00"), ("action", "恢复 20:00 发布"), ("due", "2026-07-24 +0800"));
        await album.KeepAsync(wang, await wang.SeeCardAsync(wang.Direct, ct, "上周偏差", "恢复 20:00 发布"), "deviation-one-answered");
        var hers = await chen.SeeCardAsync(chen.Direct, ct, "上周偏差", "偏差原因");
        await chen.SubmitAsync(hers, ct, ("cause", "流程"), ("reason", "排期晚了"), ("action", "提前一天排期"), ("due", "2026-07-24 +0800"));
        await album.KeepAsync(chen, await chen.SeeCardAsync(chen.Direct, ct, "上周偏差", "提前一天排期"), "deviation-answered");
        await album.KeepAsync(sun, await sun.SeeCardAsync(sun.Group, ct, "周会", "提前一天排期"), "weekly-answered");
    }

    static async Task TwoDaysLaterAsync(Album album)
    {
        var (office, ct) = (album.Office, album.Ct);
        var (sun, li) = (office.As("孙经理"), office.As("李雷"));
        office.MoveTo("2026-07-21 10:00");
        await album.KeepAsync(li, await li.SeeCardAsync(li.Direct, ct, "超过 24 小时"), "reminder");
        office.MoveTo("2026-07-22 10:00");
        await album.KeepAsync(sun, await sun.SeeCardAsync(sun.Direct, ct, "李雷", "请跟进"), "escalation");
        await album.AskAsync("周琪", "/kpi admin", "admin-after");
    }

    sealed record Album(Office Office, Screen Wide, Screen Phone, CancellationToken Ct)
    {
        public async Task AskAsync(string person, string text, string name)
        {
            var desk = Office.As(person);
            await KeepAsync(desk, await desk.AskAsync(text, Ct), name);
        }

        public async Task KeepAsync(Desk desk, Seen seen, string name)
        {
            await Wide.KeepAsync(desk.Person, seen.Now.Message, name + "-wide");
            await Phone.KeepAsync(desk.Person, seen.Now.Message, name + "-phone");
        }
    }
}

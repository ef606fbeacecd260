using Kpi.Bot.Base;
using Kpi.Bot.Log;
using Kpi.Bot.Tests.Fakes;
using Kpi.Domain.Model;
using Kpi.Feishu.Events;

namespace Kpi.Bot.Tests.Log;

public sealed class LogCardTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    readonly FakeBase growth = new FakeBase().Team("增长组", lead: "孙经理").Member("王芳", "增长组").Member("李雷", "增长组");

    public LogCardTests()
    {
        growth.Indicator("LEADS", "增长组", owner: "王芳", name: "线索\"<at id=all></at>");
        growth.Indicator("RATE", "增长组", owner: "王芳", name: "转化率", unit: "%", aggregation: Aggregation.Ratio);
        growth.Target("LEADS", "2026-07", 400).Daily("LEADS", "2026-07-01", "2026-07-13", 10);
    }

    Bot.Door.Press Fill(FakeKpis kpis, string person, string code, string value, string? day = null)
    {
        var form = new Dictionary<string, string> { ["value"] = value };
        if (day is not null)
            form["day"] = day;
        return kpis.Press(person, "2026-07-14", "log.save", new Dictionary<string, string> { ["base"] = growth.Name, ["id"] = code }, form);
    }

    [Fact]
    public async Task The_form_writes_what_the_command_would()
    {
        await using var desk = await SliceDesk.OpenAsync(Ct, growth);

        var answer = await desk.PressAsync(new LogForm(desk.Kpis, desk), Fill(desk.Kpis, "王芳", "RATE", "１２／１００", "2026-07-13 +0800"), Ct);

        Assert.Equal((ToastKind.Success, "12/100（12%）"), (answer.Kind, ((LogView)answer.Card!).New));
        Assert.Equal((12m, 100m, new DateOnly(2026, 7, 13)), growth.Actuals.Where(a => a.Code.Value == "RATE").Select(a => (a.Numerator!.Value, a.Denominator!.Value, a.Day)).Single());
    }

    [Theory]
    [InlineData("李雷", "LEADS", "3", null, "没有权限")]
    [InlineData("王芳", "LEADS", "x", null, "没看懂数值")]
    [InlineData("王芳", "LEADS", "3", "2026-07-15 +0800", "还没有到")]
    [InlineData("王芳", "LEADS", "3", "哪天", "没看懂日期")]
    [InlineData("王芳", "LEADS", " ", null, "请填写数值")]
    [InlineData("王芳", "GONE", "3", null, "已经不在")]
    public async Task A_wrong_form_is_told_and_writes_nothing(string person, string code, string value, string? day, string told)
    {
        await using var desk = await SliceDesk.OpenAsync(Ct, growth);

        var answer = await desk.PressAsync(new LogForm(desk.Kpis, desk), Fill(desk.Kpis, person, code, value, day), Ct);

        Assert.Equal((ToastKind.Error, true), (answer.Kind, answer.Toast.Contains(told, StringComparison.Ordinal)));
        Assert.Empty(desk.Writes);
    }

    [Fact]
    public async Task Every_card_of_log_passes_the_platforms_rules()
    {
        await using var desk = await SliceDesk.OpenAsync(Ct, growth);
        var command = new LogCommand(desk.Kpis);

        await desk.AskAsync(command, desk.Kpis.Ask("王芳", "2026-07-14"), Ct);
        await desk.AskAsync(command, desk.Kpis.Ask("王芳", "2026-07-14", "LEADS"), Ct);
        await desk.AskAsync(command, desk.Kpis.Ask("王芳", "2026-07-14", "LEADS", "30"), Ct);
        var again = await desk.AskAsync(command, desk.Kpis.Ask("王芳", "2026-07-14", "LEADS", "31"), Ct);
        await desk.AskAsync(command, desk.Kpis.Ask("王芳", "2026-07-14", "RATE", "0/0"), Ct);
        await desk.AskAsync(command, desk.Kpis.Ask("王芳", "2026-07-14", "LEADS", "30", "2026-05-01"), Ct);

        Assert.Equal("30 条（人工）", ((LogView)again.View).Old);
    }
}

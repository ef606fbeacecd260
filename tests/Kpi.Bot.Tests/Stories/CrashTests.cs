using System.Globalization;
using Kpi.Bot.Tests.OfficeKit;
using Kpi.Sandbox.World;

namespace Kpi.Bot.Tests.Stories;

/// <summary>The worker is killed without warning, again and again, while people talk to it.</summary>
public sealed class CrashTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_kill_at_any_moment_loses_no_answer_and_repeats_none(int seed)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var office = await Office.OpenNowAsync(ct);
        await office.TeamAsync("孙经理", ct);
        await office.MemberAsync("王芳", "主管", ct);
        await office.MemberAsync("孙经理", "负责人", ct);
        var days = Enumerable.Range(1, 12).Select(back => office.Today.AddDays(-back)).ToList();
        await office.IndicatorAsync("LEADS", "短视频线索量", "王芳", ct);
        await office.TargetAsync("LEADS", $"{office.Today:yyyy-MM}", 400, ct);

        var luck = new Random(seed);
        var desk = office.As("王芳");
        var asked = new List<Message>();
        foreach (var batch in days.Chunk(3))
        {
            await using var worker = await office.SpawnBotAsync(ct);
            foreach (var day in batch)
                asked.Add(await office.Feishu.People.SendTextAsync(desk.Person.OpenId, desk.Direct.Id, $"/kpi log 短视频线索量 {day.Day} {day:yyyy-MM-dd}", ct));
            // The moment of the kill is a number of API calls, so that it falls between any two steps.
            await office.CallsAsync(luck.Next(1, 7), ct);
            worker.Kill();
        }

        await using var last = await office.SpawnBotAsync(ct);
        foreach (var question in asked)
            await desk.SeeAsync(desk.Direct, m => m.ParentId == question.Id, ct);
        var rows = await office.RowsUntilAsync("实绩", r => r.Count >= days.Count, ct);

        Assert.Equal(days.Order(), rows.Select(r => Office.Day(r["日期"])).Order());
        Assert.All(rows, r => Assert.Equal(Office.Day(r["日期"]).Day.ToString(CultureInfo.InvariantCulture), r["数值"]));
        Assert.All(asked, q => Assert.Single(office.World.Messages.In(desk.Direct.Id), m => m.ParentId == q.Id));
    }
}

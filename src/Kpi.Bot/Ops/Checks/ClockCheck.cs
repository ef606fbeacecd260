using Kpi.Feishu;

namespace Kpi.Bot.Ops.Checks;

/// <summary>This machine's clock agrees with the platform's: signatures and tokens live by it.</summary>
sealed class ClockCheck(FeishuOptions feishu, Clocks clocks) : ICheck
{
    static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(30);

    public string Name => "时钟";

    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken ct)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        using var answer = await client.GetAsync(new Uri(feishu.BaseUrl), HttpCompletionOption.ResponseHeadersRead, ct);
        if (answer.Headers.Date is not { } theirs)
            return [CheckLine.Good("时钟：飞书没有说它的时间，无法比较")];
        // Their header is cut to the second.
        var apart = (clocks.Stopwatch.GetUtcNow() - theirs).Duration();
        return [apart <= Tolerated
            ? CheckLine.Good($"时钟：与飞书相差 {apart.TotalSeconds:0} 秒")
            : CheckLine.Bad($"时钟：与飞书相差 {apart.TotalSeconds:0} 秒", "打开本机的时间同步（NTP）")];
    }
}

using Kpi.Bot.State;
using Kpi.Feishu;
using Kpi.Feishu.Events;

namespace Kpi.Bot.Ops.Checks;

/// <summary>Events can come in. What comes in during the check is stored like any other and handled by the next <c>run</c>.</summary>
sealed class EventsCheck(IEventStream stream, IEventSink sink, StateDb db, FeishuOptions feishu, Clocks clocks) : ICheck
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public string Name => "事件连接";

    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken ct)
    {
        if (feishu.EventTransport == EventTransport.Webhook)
            return [CheckLine.Good($"事件连接：Webhook {feishu.WebhookPath}，由飞书后台的「请求地址」验证")];
        using var held = RunLock.TryTake(db.File);
        if (held is null)
            return [CheckLine.Good("事件连接：由正在运行的 run 保持，见它的 /health/ready")];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var ended = new TaskCompletionSource<StreamState>(TaskCreationOptions.RunContinuationsAsynchronously);
        void See(StreamState state)
        {
            if (state.Connected || state.Fatal is not null)
                ended.TrySetResult(state);
        }
        stream.StateChanged += See;
        var running = stream.RunAsync(sink, stop.Token);
        await Task.WhenAny(ended.Task, running, Task.Delay(Patience, clocks.Stopwatch, ct));
        stream.StateChanged -= See;
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return [LineOf(ended.Task)];
    }

    static CheckLine LineOf(Task<StreamState> ended) => ended switch
    {
        { IsCompletedSuccessfully: true, Result.Fatal: { } fatal } => CheckLine.Bad($"事件连接：{fatal}", "在开发者后台「事件与回调」选择「使用长连接接收」，并发布版本"),
        { IsCompletedSuccessfully: true } => CheckLine.Good("事件连接：长连接已建立"),
        _ => CheckLine.Bad($"事件连接：{Patience.TotalSeconds:0} 秒内没有连上", "检查到飞书的网络是否允许 WebSocket（wss）"),
    };
}

using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Door;
using Kpi.Bot.Ops;
using Kpi.Bot.Outbox;
using Kpi.Bot.Schedule;
using Kpi.Bot.Settings;
using Kpi.Bot.State;
using Kpi.Feishu;
using Kpi.Feishu.Events;

namespace Kpi.Bot.Verbs;

/// <summary>「run」: the worker, until it is told to stop.</summary>
sealed class RunVerb(WebApplication app, TextWriter output)
{
    readonly IServiceProvider services = app.Services;

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var file = services.GetRequiredService<StateDb>().File;
        using var held = RunLock.TryTake(file) ?? throw new StartException($"已有一个 run 在使用 {file}；同一个状态库只能有一个，先停掉它");
        // Made before anything runs: a word or action that is taken twice fails here, by name.
        _ = services.GetRequiredService<CommandBook>();
        _ = services.GetRequiredService<Conversation>();
        _ = services.GetRequiredService<Inbox>();
        await TellTemplatesAsync();
        await new Housekeeping(services.GetRequiredService<IStateDb>(), services.GetRequiredService<Clocks>()).RunAsync(ct);
        await services.GetRequiredService<DueJobs>().BeginAsync(ct);
        app.MapOps();
        var feishu = services.GetRequiredService<FeishuOptions>();
        if (feishu.EventTransport == EventTransport.Webhook)
            app.MapFeishuWebhook(feishu.WebhookPath);
        await app.StartAsync(ct);
        try
        {
            await ReadBasesAsync(ct);
            return await WorkAsync(ct);
        }
        finally
        {
            await app.StopAsync(CancellationToken.None);
        }
    }

    async Task<int> WorkAsync(CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var stream = services.GetRequiredService<IEventStream>();
        var fatal = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var connected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void See(StreamState state)
        {
            if (state.Fatal is { } reason)
                fatal.TrySetResult(reason);
            else if (state.Connected)
                connected.TrySetResult();
        }
        stream.StateChanged += See;
        Task[] work =
        [
            services.GetRequiredService<OutboxSender>().RunAsync(stop.Token),
            services.GetRequiredService<Receptionist>().RunAsync(stop.Token),
            services.GetRequiredService<ScheduleLoop>().RunAsync(stop.Token),
            services.GetRequiredService<CallLedger>().RunAsync(stop.Token),
            stream.RunAsync(services.GetRequiredService<IEventSink>(), stop.Token),
        ];
        try
        {
            See(stream.State);
            var ready = TellReadyAsync(connected.Task, stop.Token);
            var ended = await Task.WhenAny([.. work, fatal.Task, Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop.Token)]);
            if (ended == fatal.Task)
                throw new StartException($"飞书事件连接无法建立：{await fatal.Task}");
            // A loop that ended by itself ended by an exception; it is not to be lost.
            if (!ct.IsCancellationRequested && work.Contains(ended))
                await ended;
            return 0;
        }
        finally
        {
            stream.StateChanged -= See;
            await stop.CancelAsync();
            await Task.WhenAll(work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task TellReadyAsync(Task connected, CancellationToken ct)
    {
        await connected.WaitAsync(ct);
        await output.WriteLineAsync($"已就绪：{string.Join('、', services.GetRequiredService<IKpiBase>().Now.Bases.Select(b => b.Name))}，健康检查 {string.Join(' ', app.Urls)}/health/ready");
    }

    /// <summary>The first picture of the bases, with what the outbox still has to write laid over it.</summary>
    async Task ReadBasesAsync(CancellationToken ct)
    {
        var kpis = services.GetRequiredService<IKpiBase>();
        foreach (var write in await services.GetRequiredService<WaitingWrites>().ReadAsync(ct))
            kpis.Apply(write);
        var pauses = new Pauses(services.GetRequiredService<Clocks>());
        for (var tries = 1; ; tries++)
            try
            {
                await kpis.RefreshAsync(ct);
                return;
            }
            catch (BaseNotSetUpException e)
            {
                throw new StartException(e.Message);
            }
            catch (FeishuException e) when (e.Kind != FailureKind.Retry)
            {
                throw new StartException($"飞书拒绝了请求：{e.Message}。运行 doctor 看是哪一项");
            }
            catch (FeishuException e)
            {
                var pause = pauses.Begin("start", tries);
                await output.WriteLineAsync($"还连不上飞书（{e.Message}），{pause.TotalSeconds:0} 秒后重试");
                await Task.Delay(pause, TimeProvider.System, ct);
            }
    }

    async Task TellTemplatesAsync()
    {
        foreach (var fault in services.GetRequiredService<CardTemplates>().Faults)
            await output.WriteLineAsync($"卡片模板 {fault.Message}");
    }
}

using Kpi.Bot.Ops;
using Kpi.Feishu.Events;

namespace Kpi.Bot.Base;

/// <summary>Looks at the bases again for what events did not tell, and soon after fields changed; then tells what is to be mended.</summary>
sealed class BaseRefreshLoop(KpiBase kpis, BaseNotices notices, CallLedger calls, IEventStream stream, ILogger<BaseRefreshLoop> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        stream.StateChanged += Heard;
        try
        {
            Heard(stream.State);
            await kpis.FirstRead.WaitAsync(stoppingToken);
            await LookAsync(stoppingToken);
        }
        finally
        {
            stream.StateChanged -= Heard;
        }
    }

    /// <summary>What happened while nobody listened is looked for as soon as events come again.</summary>
    void Heard(StreamState state) => kpis.Listen(state.Connected);

    async Task LookAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await notices.TellAsync(stoppingToken);
                await kpis.NextLookAsync(stoppingToken);
                // The plan's last calls are for answers; change events still keep the picture current.
                if (!calls.IsTight)
                    await kpis.RefreshAsync(stoppingToken);
            }
#pragma warning disable CA1031 // A look that fails is logged and made again at the next time; the last picture stays.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(e, "The bases could not be looked at; again at the next time");
                await kpis.NextLookAsync(stoppingToken);
            }
#pragma warning restore CA1031
        }
    }
}

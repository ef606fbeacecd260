namespace Kpi.Bot.Base;

/// <summary>Looks at the bases again for what events did not tell, and soon after fields changed.</summary>
sealed class BaseRefreshLoop(KpiBase kpis, ILogger<BaseRefreshLoop> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await kpis.NextLookAsync(stoppingToken);
            try
            {
                await kpis.RefreshAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "The bases could not be looked at; again at the next time");
            }
        }
    }
}

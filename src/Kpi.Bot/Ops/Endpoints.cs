using Kpi.Bot.Base;
using Kpi.Bot.Outbox;
using Kpi.Feishu.Events;
using Prometheus;

namespace Kpi.Bot.Ops;

/// <summary>What whoever operates the worker asks by HTTP.</summary>
static class Endpoints
{
    public static void MapOps(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Ok());
        app.MapGet("/health/ready", (IEventStream stream, KpiBase kpis) =>
            Failing(stream, kpis) is { } failing ? Results.Json(failing, statusCode: StatusCodes.Status503ServiceUnavailable) : Results.Ok());
        var registry = app.Services.GetRequiredService<CollectorRegistry>();
        var waiting = Metrics.WithCustomRegistry(registry).CreateGauge("kpi_outbox_waiting", "Posts and writes that could go now.");
        var outbox = app.Services.GetRequiredService<OutboxStore>();
        registry.AddBeforeCollectCallback(async ct => waiting.Set(await outbox.WaitingNowAsync(ct)));
        app.MapMetrics("/metrics", registry);
    }

    static Unready? Failing(IEventStream stream, KpiBase kpis) =>
        !stream.State.Connected ? new("event connection", stream.State.Fatal)
        : !kpis.IsRead ? new("base", null)
        : null;

    sealed record Unready(string Failing, string? Reason);
}

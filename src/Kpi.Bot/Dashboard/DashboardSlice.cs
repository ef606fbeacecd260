using Kpi.Bot.Door;

namespace Kpi.Bot.Dashboard;

static class DashboardSlice
{
    public static IServiceCollection AddDashboard(this IServiceCollection services) => services
        .AddCommand<TeamCommand>().AddJob<DailyJob>()
        .AddSingleton<DailyCards>().AddHostedService<DailyRefresher>();
}

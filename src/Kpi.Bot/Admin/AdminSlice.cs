using Kpi.Bot.Door;

namespace Kpi.Bot.Admin;

static class AdminSlice
{
    public static IServiceCollection AddAdmin(this IServiceCollection services) => services.AddCommand<AdminCommand>();
}

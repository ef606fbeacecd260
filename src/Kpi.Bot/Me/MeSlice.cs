using Kpi.Bot.Door;

namespace Kpi.Bot.Me;

static class MeSlice
{
    public static IServiceCollection AddMe(this IServiceCollection services) => services.AddCommand<MeCommand>();
}

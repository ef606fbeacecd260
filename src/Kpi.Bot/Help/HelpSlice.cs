using Kpi.Bot.Door;

namespace Kpi.Bot.Help;

static class HelpSlice
{
    public static IServiceCollection AddHelp(this IServiceCollection services) => services.AddCommand<HelpCommand>();
}

using Kpi.Bot.Door;

namespace Kpi.Bot.Show;

static class ShowSlice
{
    public static IServiceCollection AddShow(this IServiceCollection services) => services.AddCommand<ShowCommand>();
}

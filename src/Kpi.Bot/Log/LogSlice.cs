using Kpi.Bot.Door;

namespace Kpi.Bot.Log;

static class LogSlice
{
    public static IServiceCollection AddLog(this IServiceCollection services) => services.AddCommand<LogCommand>().AddPress<LogForm>();
}

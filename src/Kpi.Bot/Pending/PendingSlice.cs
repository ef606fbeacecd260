using Kpi.Bot.Door;

namespace Kpi.Bot.Pending;

static class PendingSlice
{
    public static IServiceCollection AddPending(this IServiceCollection services) => services.AddCommand<PendingCommand>().AddPress<ConfirmChange>();
}

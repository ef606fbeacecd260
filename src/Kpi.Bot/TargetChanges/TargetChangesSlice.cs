using Kpi.Bot.Door;
using Kpi.Bot.Schedule;

namespace Kpi.Bot.TargetChanges;

static class TargetChangesSlice
{
    public static IServiceCollection AddTargetChanges(this IServiceCollection services) => services
        .AddSingleton<Deciding>()
        .AddCommand<TargetCommand>()
        .AddPress<SubmitRequest>().AddPress<ApproveRequest>().AddPress<OpenRejection>().AddPress<LeaveRejection>()
        .AddPress<RejectRequest>().AddPress<WithdrawRequest>()
        .AddSingleton<IReminder, RequestReminders>();
}

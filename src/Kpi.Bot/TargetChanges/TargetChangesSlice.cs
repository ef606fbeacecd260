using Kpi.Bot.Door;

namespace Kpi.Bot.TargetChanges;

static class TargetChangesSlice
{
    public static IServiceCollection AddTargetChanges(this IServiceCollection services) => services
        .AddSingleton<Approvers>().AddSingleton<Deciding>()
        .AddCommand<TargetCommand>()
        .AddPress<SubmitRequest>().AddPress<ApproveRequest>().AddPress<OpenRejection>().AddPress<LeaveRejection>()
        .AddPress<RejectRequest>().AddPress<WithdrawRequest>();
}

using Kpi.Bot.Door;
using Kpi.Bot.Schedule;

namespace Kpi.Bot.Deviations;

static class DeviationsSlice
{
    public static IServiceCollection AddDeviations(this IServiceCollection services) => services
        .AddSingleton<Answering>()
        .AddCommand<ReasonCommand>().AddCommand<WeeklyCommand>()
        .AddPress<SubmitReason>().AddPress<OpenReasonForm>().AddPress<CloseDeviation>()
        .AddReply<ReasonReply>()
        .AddJob<WeeklyJob>().AddSingleton<IReminder, DeviationReminders>();
}

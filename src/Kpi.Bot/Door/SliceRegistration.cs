using Kpi.Bot.Schedule;

namespace Kpi.Bot.Door;

/// <summary>How a slice says what it takes: one line a command, a press, a reply, a job.</summary>
public static class SliceRegistration
{
    public static IServiceCollection AddCommand<T>(this IServiceCollection services) where T : class, IChatCommand =>
        services.AddSingleton<IChatCommand, T>();

    public static IServiceCollection AddPress<T>(this IServiceCollection services) where T : class, IPressHandler =>
        services.AddSingleton<IPressHandler, T>();

    public static IServiceCollection AddReply<T>(this IServiceCollection services) where T : class, IReplyHandler =>
        services.AddSingleton<IReplyHandler, T>();

    public static IServiceCollection AddJob<T>(this IServiceCollection services) where T : class, IScheduledJob =>
        services.AddSingleton<IScheduledJob, T>();
}

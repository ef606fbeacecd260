using Kpi.Bot.Door;
using Kpi.Bot.Ops;

namespace Kpi.Bot.Base;

/// <summary>Puts the bases into the house. Needs in the container: <c>IReadOnlyList&lt;BaseEntry&gt;</c>, <see cref="BitableOptions"/>,
/// <see cref="Feishu.FeishuOptions"/>, the ports of the base, <c>IStateDb</c>, <c>IWorkCalendar</c> and the calendar.</summary>
public static class BaseRegistration
{
    public static IServiceCollection AddKpiBase(this IServiceCollection services) => services
        .AddSingleton<BaseTokens>()
        .AddSingleton<KpiBase>()
        .AddSingleton<IKpiBase>(p => p.GetRequiredService<KpiBase>())
        .AddSingleton<IBaseRows>(p => p.GetRequiredService<KpiBase>())
        .AddSingleton<ICheck, BaseCheck>()
        .AddSingleton<IWatch>(p => p.GetRequiredService<KpiBase>())
        .AddSingleton<IEventListener>(p => p.GetRequiredService<KpiBase>());

    /// <summary>Keeps them current while the process runs.</summary>
    public static IServiceCollection AddKpiBaseRefresh(this IServiceCollection services) => services
        .AddSingleton<BaseNotices>().AddHostedService<BaseRefreshLoop>();
}

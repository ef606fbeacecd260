using Kpi.Bot.Demo;

namespace Kpi.Bot.Verbs;

/// <summary>「init」 with the demo team it can fill in.</summary>
static class InitRegistration
{
    public static IServiceCollection AddInit(this IServiceCollection services) => services.AddSingleton<DemoFill>().AddSingleton<IInit, Init>();
}

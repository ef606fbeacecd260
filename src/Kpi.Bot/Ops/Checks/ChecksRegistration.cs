namespace Kpi.Bot.Ops.Checks;

static class ChecksRegistration
{
    /// <summary>What <c>doctor</c> looks at, in the order in which one would mend it.</summary>
    public static IServiceCollection AddChecks(this IServiceCollection services) => services
        .AddSingleton<ICheck, CredentialsCheck>().AddSingleton<ICheck, ClockCheck>().AddSingleton<ICheck, ScopesCheck>()
        .AddSingleton<ICheck, EventsCheck>().AddSingleton<ICheck, TeamChatsCheck>().AddSingleton<ICheck, CalendarCheck>()
        .AddSingleton<ICheck, TemplatesCheck>();
}

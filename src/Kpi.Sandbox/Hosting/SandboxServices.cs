using Kpi.Sandbox.World;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.Hosting;

/// <summary>The sandbox's parts and its routes.</summary>
static class SandboxServices
{
    internal static IServiceCollection AddSandbox(this IServiceCollection services, SandboxOptions options) => services
        .AddSingleton(options)
        .AddSingleton(options.Unconfirmed)
        .AddSingleton(_ => new SandboxClock(options.ClockStart ?? TimeProvider.System.GetUtcNow(), options.ClockFrozen))
        .AddSingleton<FeishuWorld>()
        .AddSingleton<TableWriter>()
        .AddSingleton<PersonActions>();

    internal static void MapSandbox(this WebApplication app) => app.UseWebSockets();
}

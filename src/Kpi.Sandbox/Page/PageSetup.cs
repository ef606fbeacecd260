namespace Kpi.Sandbox.Page;

/// <summary>The chat page's services and routes.</summary>
static class PageSetup
{
    internal static IServiceCollection AddSandboxPage(this IServiceCollection services) => services;

    internal static void MapSandboxPage(this WebApplication app) => app.MapGet("/", () => "Kpi.Sandbox");
}

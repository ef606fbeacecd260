using Kpi.Sandbox.Page.Shell;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;

namespace Kpi.Sandbox.Page;

/// <summary>The chat page's services and routes.</summary>
static class PageSetup
{
    internal static IServiceCollection AddSandboxPage(this IServiceCollection services)
    {
        // Nothing outlives the process, so neither need its keys: no files in the user's home.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddRazorComponents().AddInteractiveServerComponents();
        return services.AddSingleton<ReadMarks>().AddScoped<Desk>();
    }

    internal static void MapSandboxPage(this WebApplication app)
    {
        // `dotnet run` is no development environment by itself; scripts of packages still lie where the build noted them.
        StaticWebAssetsLoader.UseStaticWebAssets(app.Environment, app.Configuration);
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }
}

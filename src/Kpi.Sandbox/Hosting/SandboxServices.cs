using Kpi.Sandbox.Api;
using Kpi.Sandbox.Api.Bitable;
using Kpi.Sandbox.Api.Contacts;
using Kpi.Sandbox.Api.Messages;
using Kpi.Sandbox.Api.Platform;
using Kpi.Sandbox.Control;
using Kpi.Sandbox.Gateway;
using Kpi.Sandbox.Gateway.Events;
using Kpi.Sandbox.World;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.Hosting;

/// <summary>The sandbox's parts and its routes.</summary>
static class SandboxServices
{
    internal static IServiceCollection AddSandbox(this IServiceCollection services, SandboxOptions options) => services
        .AddSingleton(options).AddSingleton(options.Unconfirmed)
        .AddSingleton(_ => new SandboxClock(options.ClockStart ?? TimeProvider.System.GetUtcNow(), options.ClockFrozen))
        .AddSingleton<FeishuWorld>().AddSingleton<TableWriter>().AddSingleton<PersonActions>()
        .AddGateway().AddApi().AddControl();

    static IServiceCollection AddControl(this IServiceCollection services) => services
        .AddSingleton<ControlApi>().AddSingleton<IControlCalls, TalkCalls>().AddSingleton<IControlCalls, WorldCalls>()
        .AddSingleton<IControlCalls, TableControlCalls>().AddSingleton<IControlCalls, FaultCalls>().AddSingleton<IControlCalls, ClockCalls>();

    static IServiceCollection AddGateway(this IServiceCollection services) => services
        .AddSingleton<Faults>().AddSingleton<PushFaults>().AddSingleton<Connections>().AddSingleton<Pushes>().AddSingleton<LongConnection>()
        .AddSingleton(s => new Deliveries(s.GetRequiredService<FeishuWorld>(), s.GetRequiredService<Pushes>(), s.GetRequiredService<PushFaults>(), s.GetRequiredService<SandboxOptions>()))
        .AddSingleton<UpdateTokens>().AddSingleton<Envelopes>().AddSingleton<ICardCallbacks, CardCallbacks>()
        .AddSingleton<MessageEvents>().AddSingleton<ChatEvents>().AddSingleton<TableEvents>().AddHostedService<EventFeed>();

    static IServiceCollection AddApi(this IServiceCollection services) => services
        .AddSingleton<Tokens>().AddSingleton<GatewayLimits>().AddSingleton<Pipeline>().AddSingleton<ScopeCatalog>().AddSingleton<SlashCommands>()
        .AddSingleton<Recipients>().AddSingleton<SentOnce>().AddSingleton<Contents>().AddSingleton<PaceLimits>()
        .AddSingleton<IEndpoints, TokenCalls>().AddSingleton<IEndpoints, BotCalls>().AddSingleton<IEndpoints, SlashCalls>()
        .AddSingleton<IEndpoints, SendCalls>().AddSingleton<IEndpoints, UpdateCalls>().AddSingleton<IEndpoints, ReadCalls>()
        .AddSingleton<IEndpoints, ReactionCalls>().AddSingleton<IEndpoints, ChatCalls>().AddSingleton<IEndpoints, UserCalls>()
        .AddBitable();

    internal static void MapSandbox(this WebApplication app)
    {
        app.UseWebSockets();
        var endpoints = app.Services.GetServices<IEndpoints>().SelectMany(e => e.All).ToList();
        app.Services.GetRequiredService<ScopeCatalog>().All.UnionWith(endpoints.SelectMany(e => e.Scopes));
        app.Services.GetRequiredService<Pipeline>().Map(app, endpoints);
        app.Services.GetRequiredService<LongConnection>().Map(app);
        app.Services.GetRequiredService<ControlApi>().Map(app);
    }
}

using Kpi.Feishu.Base;
using Kpi.Feishu.Directory;
using Kpi.Feishu.Events;
using Kpi.Feishu.Http;
using Kpi.Feishu.Messages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Kpi.Feishu;

/// <summary>Puts Feishu behind the ports.</summary>
public static class FeishuServices
{
    /// <summary>Registers the ports with the options of a section, <c>Feishu</c>.</summary>
    public static IServiceCollection AddFeishu(this IServiceCollection services, IConfiguration section, TimeProvider? stopwatch = null) =>
        services.AddFeishu(section.Get<FeishuOptions>() ?? new FeishuOptions(), stopwatch);

    /// <summary>Registers the ports. An <see cref="ICallCounter"/> registered beside them hears of every request.</summary>
    /// <param name="stopwatch">
    /// Real elapsed time, for time-outs, pauses and the token's age; <see cref="TimeProvider.System"/> by default.
    /// A <see cref="TimeProvider"/> in the container is the calendar and is not used here: it may jump.
    /// </param>
    public static IServiceCollection AddFeishu(this IServiceCollection services, FeishuOptions options, TimeProvider? stopwatch = null) =>
        services.AddFeishu(options, stopwatch ?? TimeProvider.System, NewClient);

    internal static IServiceCollection AddFeishu(
        this IServiceCollection services, FeishuOptions options, TimeProvider stopwatch, Func<HttpClient> client)
    {
        services.TryAddSingleton(options);
        services.AddLogging();
        services.AddSingleton<Limits>();
        services.AddSingleton(_ => new FreshIds(stopwatch));
        services.AddSingleton(sp => new Retries(sp.GetRequiredService<Limits>(), sp.GetRequiredService<FreshIds>(), stopwatch, Log<Retries>(sp)));
        services.AddSingleton(sp => new Wire(client(), options, sp.GetService<ICallCounter>(), stopwatch));
        services.AddSingleton(sp => new TenantToken(
            options, sp.GetRequiredService<Wire>(), sp.GetRequiredService<Retries>(), stopwatch, Log<TenantToken>(sp)));
        services.AddSingleton<FeishuHttp>();
        services.AddSingleton<ChatsOfMessages>();
        services.AddSingleton<IMessages, FeishuMessages>();
        services.AddSingleton<IDirectory, FeishuDirectory>();
        services.AddSingleton<IBaseSchema, FeishuSchema>();
        services.AddSingleton<IBaseRecords>(sp => new FeishuRecords(
            sp.GetRequiredService<FeishuHttp>(), sp.GetRequiredService<FreshIds>(), stopwatch));
        services.AddSingleton(sp => new Delivery(
            sp.GetRequiredService<IMessages>(), sp.GetRequiredService<ChatsOfMessages>(), stopwatch, Log<Delivery>(sp)));
        services.AddSingleton(sp => new Webhook(options, sp.GetRequiredService<Delivery>(), stopwatch, Log<Webhook>(sp)));
        services.AddSingleton(sp => new LongConnection(
            sp.GetRequiredService<Wire>(), options, sp.GetRequiredService<Delivery>(), stopwatch, Log<LongConnection>(sp)));
        services.AddSingleton<IEventStream>(sp => options.EventTransport == EventTransport.Webhook
            ? sp.GetRequiredService<Webhook>() : sp.GetRequiredService<LongConnection>());
        return services;
    }

    /// <summary>Takes events and card callbacks at a path; only with the transport <c>Webhook</c> does anything come.</summary>
    /// <param name="path">Of <see cref="FeishuOptions.WebhookPath"/>: the same for events and callbacks.</param>
    public static IEndpointConventionBuilder MapFeishuWebhook(this IEndpointRouteBuilder app, string path)
    {
        var webhook = app.ServiceProvider.GetRequiredService<Webhook>();
        return app.MapPost(path, (HttpRequest request, CancellationToken ct) => webhook.TakeAsync(request, ct));
    }

    static ILogger<T> Log<T>(IServiceProvider services) => services.GetRequiredService<ILogger<T>>();

    /// <summary>Tries end by <see cref="Wire.TryTime"/>; a connection is renewed now and then so that a change of address is noticed.</summary>
    static HttpClient NewClient() => new(new SocketsHttpHandler
    {
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AllowAutoRedirect = false,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };
}

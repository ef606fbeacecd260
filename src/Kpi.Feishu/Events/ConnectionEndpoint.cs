using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kpi.Feishu.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Kpi.Feishu.Events;

sealed record EndpointRequest(
    [property: JsonPropertyName("AppID")] string AppId, [property: JsonPropertyName("AppSecret")] string AppSecret);

sealed record EndpointAnswer(
    [property: JsonPropertyName("URL")] string? Url, [property: JsonPropertyName("ClientConfig")] ClientConfig? Config);

/// <summary>The server's wishes, in seconds.</summary>
sealed record ClientConfig(
    [property: JsonPropertyName("PingInterval")] int PingSeconds, [property: JsonPropertyName("ReconnectInterval")] int ReconnectSeconds)
{
    /// <summary>What Feishu's SDKs begin with.</summary>
    public static ClientConfig First { get; } = new(120, 120);

    /// <summary>A missing or senseless figure keeps the one before: 0 would ping without pause.</summary>
    public ClientConfig Or(ClientConfig before) => new(
        PingSeconds > 0 ? PingSeconds : before.PingSeconds,
        ReconnectSeconds > 0 ? ReconnectSeconds : before.ReconnectSeconds);
}

/// <summary>Where to connect. The address holds one-time credentials: it is used once and never logged.</summary>
sealed record ConnectionEndpoint(Uri Url, int Service, string Device, ClientConfig Config)
{
    static readonly Call Call = new(HttpMethod.Post, "/callback/ws/endpoint") { Localized = true };

    /// <exception cref="FeishuException">403 and 514 stay so until a person acts; 1000040350: 50 connections stand already.</exception>
    public static async Task<ConnectionEndpoint> AskAsync(Wire wire, FeishuOptions options, CancellationToken ct)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new EndpointRequest(options.AppId, options.AppSecret), FeishuJson.Wire.EndpointRequest);
        var reply = await wire.TryAsync(Call, body, null, ct);
        var answer = reply.Root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
            ? data.Deserialize(FeishuJson.Wire.EndpointAnswer) : null;
        if (!Uri.TryCreate(answer?.Url, UriKind.Absolute, out var url) || url.Scheme is not ("ws" or "wss"))
            throw new FeishuException(Call.Endpoint, 0, "the answer holds no address", reply.LogId, FailureKind.Retry);
        var query = QueryHelpers.ParseQuery(url.Query);
        return new(url, int.TryParse(query["service_id"], NumberStyles.Integer, CultureInfo.InvariantCulture, out var service) ? service : 0,
            query["device_id"].ToString(), (answer!.Config ?? ClientConfig.First).Or(ClientConfig.First));
    }
}

using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Kpi.Sandbox.Hosting;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Gateway;

/// <summary>The two doors of the long connection: the endpoint call and the WebSocket handshake (websocket.md §2, §3).</summary>
sealed class LongConnection(FeishuWorld world, Connections connections, PushFaults pushFaults, Faults faults, SandboxOptions options)
{
    const int AuthFailed = 514, Forbidden = 403, TooMany = 1000040350;

    internal void Map(WebApplication app)
    {
        app.MapPost("/callback/ws/endpoint", EndpointAsync);
        app.Map("/ws/v2", AcceptAsync);
    }

    async Task EndpointAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = Json.Object(await reader.ReadToEndAsync(http.RequestAborted));
        var fault = faults.Take("POST /callback/ws/endpoint");
        var app = world.Apps.All.FirstOrDefault(a => a.AppId == Json.String(body?["AppID"]));
        var answer = fault?.Code is { } code ? Refused(code, fault.Message)
            : app is null || app.Secret != Json.String(body?["AppSecret"]) ? Refused(AuthFailed, "auth failed")
            : !app.Enabled ? Refused(Forbidden, "forbidden")
            : Opened(http, app);
        http.Response.StatusCode = fault?.Status ?? 200;
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync(Json.Text(answer), http.RequestAborted);
    }

    // With a data object even then: the Node SDK reads data.URL before it looks at the code.
    static JsonObject Refused(int code, string message) => new() { ["code"] = code, ["msg"] = message, ["data"] = new JsonObject() };

    JsonObject Opened(HttpContext http, BotApp app)
    {
        var ticket = connections.Issue(app.AppId);
        // fpid first: the Node SDK loses the name of the first parameter.
        var url = string.Create(CultureInfo.InvariantCulture,
            $"ws://{http.Request.Host}/ws/v2?fpid=493&aid=552564&device_id={ticket.DeviceId}&access_key={ticket.AccessKey}&service_id={ticket.ServiceId}&ticket={ticket.Value}");
        return new() { ["code"] = 0, ["msg"] = "", ["data"] = new JsonObject { ["URL"] = url, ["ClientConfig"] = ClientConfig() } };
    }

    JsonObject ClientConfig() => new()
    {
        ["ReconnectCount"] = -1,
        ["ReconnectInterval"] = Seconds(options.ReconnectInterval),
        ["ReconnectNonce"] = (int)options.ReconnectNonce.TotalSeconds,
        ["PingInterval"] = Seconds(options.PingInterval),
    };

    static int Seconds(TimeSpan span) => Math.Max(1, (int)span.TotalSeconds);

    async Task AcceptAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest) { http.Response.StatusCode = 400; return; }
        var query = http.Request.Query;
        if (connections.Redeem(query["ticket"], query["access_key"]) is not { } ticket) { Refuse(http, options.Unconfirmed.HandshakeAuthStatus, AuthFailed, "invalid ticket", null); return; }
        if (!world.Apps.Require(ticket.AppId).Enabled) { Refuse(http, options.Unconfirmed.HandshakeForbiddenStatus, Forbidden, "app disabled", null); return; }
        if (connections.IsFull(ticket.AppId)) { Refuse(http, options.Unconfirmed.HandshakeAuthStatus, AuthFailed, "connection limit exceeded", TooMany); return; }
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        using var connection = new Connection(ticket.DeviceId, ticket.AppId, ticket.ServiceId, socket, () => Json.Text(ClientConfig()));
        if (!connections.TryAdd(connection)) { connection.Abort(); return; }
        await using var watch = TimeProvider.System.CreateTimer(_ => CutIfSilent(connection), null, options.PingInterval, options.PingInterval);
        try
        {
            await connection.ReceiveAsync(pushFaults.TakeLostAck, http.RequestAborted);
            await connection.CloseAsync(http.RequestAborted);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException)
        {
            // The client or a fault cut the line; what was in flight fails below and is redelivered.
        }
        catch (Exception noise) when (noise is InvalidProtocolBufferException or InvalidDataException)
        {
            connection.Abort();
        }
        finally
        {
            connections.Remove(connection);
        }
    }

    void CutIfSilent(Connection connection)
    {
        if (connection.Silence > 3 * options.PingInterval) connection.Abort();
    }

    static void Refuse(HttpContext http, int httpStatus, int status, string message, int? code)
    {
        http.Response.StatusCode = httpStatus;
        http.Response.Headers["Handshake-Status"] = status.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["Handshake-Msg"] = message;
        if (code is { } auth) http.Response.Headers["Handshake-Autherrcode"] = auth.ToString(CultureInfo.InvariantCulture);
    }
}

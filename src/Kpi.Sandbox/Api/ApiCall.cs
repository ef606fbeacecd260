using System.Globalization;
using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Api;

/// <summary>A request on its way through the gateway, read once.</summary>
sealed class ApiCall(HttpContext http, Endpoint endpoint, string body, CancellationToken ct)
{
    BotApp? app;

    public Endpoint Endpoint { get; } = endpoint;
    public string BodyText { get; } = body;
    public CancellationToken Ct { get; } = ct;
    public HttpContext Http { get; } = http;

    /// <summary>The app that calls; set once its token was recognised.</summary>
    public BotApp App { get => app ?? throw new InvalidOperationException("No token was asked for."); set => app = value; }
    public Actor Actor => Actor.Of(App);
    public bool KnowsApp => app is not null;

    /// <summary>The body as an object; an empty body is an empty object.</summary>
    /// <exception cref="Refusal">9499: no JSON object.</exception>
    public JsonObject Body => parsed ??= BodyText.Length == 0 ? [] : Json.Object(BodyText) ?? throw new Refusal(9499, "Bad Request: invalid json body");
    JsonObject? parsed;

    public string Route(string name) => (string)Http.Request.RouteValues[name]!;
    public string? Query(string name) => Http.Request.Query.TryGetValue(name, out var values) ? values[0] : null;
    public IReadOnlyList<string> Queries(string name) => [.. Http.Request.Query[name].OfType<string>()];

    /// <summary>Which kind of person id the call speaks, <c>open_id</c> unless it says otherwise.</summary>
    public string IdKind => PersonIdKind(Query("user_id_type"));

    public static string PersonIdKind(string? given) => given switch
    {
        null or "" => "open_id",
        "open_id" or "union_id" or "user_id" => given,
        _ => throw Refusal.Field("user_id_type", given, "user_id_type is optional, options: [open_id,union_id,user_id]"),
    };

    public int PageSize(int most, int usual)
    {
        if (Query("page_size") is not { Length: > 0 } text) return usual;
        return int.TryParse(text, CultureInfo.InvariantCulture, out var size) && size >= 1 && size <= most
            ? size : throw Refusal.Field("page_size", text, $"page_size should be between 1 and {most}");
    }

    public string RequireString(string field) =>
        Json.String(Body[field]) is { Length: > 0 } text ? text : throw Refusal.Field(field, "", $"{field} is required");
}

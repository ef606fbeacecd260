using System.Text.Json;
using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules;

namespace Kpi.Sandbox.Control;

/// <summary>One call of the control interface.</summary>
/// <param name="Help">What it does and takes, for the page of the interface; Chinese.</param>
sealed record ControlCall(string Method, string Path, string Help, Func<ControlRequest, Task<JsonNode?>> Answer)
{
    internal static ControlCall Get(string path, string help, Func<ControlRequest, JsonNode?> answer) => new("GET", path, help, r => Task.FromResult(answer(r)));
    internal static ControlCall Post(string path, string help, Func<ControlRequest, JsonNode?> answer) => new("POST", path, help, r => Task.FromResult(answer(r)));
    internal static ControlCall PostAsync(string path, string help, Func<ControlRequest, Task<JsonNode?>> answer) => new("POST", path, help, answer);
}

/// <summary>Part of the control interface.</summary>
interface IControlCalls
{
    IEnumerable<ControlCall> All { get; }
}

/// <summary><c>/sandbox/api</c>: drives the world from outside the process, in any language. Not part of the platform.</summary>
sealed class ControlApi(IEnumerable<IControlCalls> groups)
{
    const string Root = "/sandbox/api";

    internal void Map(IEndpointRouteBuilder routes)
    {
        List<ControlCall> calls = [.. groups.SelectMany(g => g.All)];
        foreach (var call in calls) routes.MapMethods(Root + call.Path, [call.Method], http => AnswerAsync(http, call));
        var page = ControlPage.Of(Root, calls);
        routes.MapGet(Root, () => Results.Content(page, "text/html; charset=utf-8"));
    }

    static async Task AnswerAsync(HttpContext http, ControlCall call)
    {
        using var reader = new StreamReader(http.Request.Body);
        var text = await reader.ReadToEndAsync(http.RequestAborted);
        JsonNode? answer;
        try
        {
            var body = text.Length == 0 ? [] : Json.Object(text) ?? throw new ArgumentException("请求体不是 JSON 对象");
            answer = await call.Answer(new(http, body));
        }
        catch (Exception wrong) when (wrong is ArgumentException or Refusal or FormatException or JsonException)
        {
            http.Response.StatusCode = 400;
            answer = new JsonObject { ["error"] = wrong.Message, ["code"] = (wrong as Refusal)?.Code };
        }
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync(Json.Text(answer ?? new JsonObject()), http.RequestAborted);
    }
}

/// <summary>A request of the control interface.</summary>
sealed record ControlRequest(HttpContext Http, JsonObject Body)
{
    internal CancellationToken Ct => Http.RequestAborted;
    internal string Route(string name) => (string)Http.Request.RouteValues[name]!;
    internal string? Query(string name) => Http.Request.Query[name];
    internal string? Text(string name) => Json.String(Body[name]);
    internal string Need(string name) => Text(name) ?? throw new ArgumentException($"缺少 {name}");
    internal bool Flag(string name) => Json.IsBool(Body[name], out var set) && set;
    internal int Number(string name, int usual) => Json.IsInteger(Body[name], out var number) ? (int)number : usual;
    internal IReadOnlyList<string> Texts(string name) => (Body[name] as JsonArray)?.Select(Json.String).OfType<string>().ToList() ?? [];
}

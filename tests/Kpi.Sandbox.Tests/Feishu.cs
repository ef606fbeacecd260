using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Kpi.Sandbox.Demo;
using Kpi.Sandbox.Hosting;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Tests;

/// <summary>A local Feishu and a bare HTTP client with the app's token: every test speaks to it as a stranger would.</summary>
sealed class Feishu : IAsyncDisposable
{
    readonly HttpClient http = new();

    Feishu(SandboxHost host)
    {
        Host = host;
        http.BaseAddress = new Uri(host.Address);
    }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;
    public static SandboxOptions Still { get; } = new() { ClockStart = new(2026, 7, 14, 9, 0, 0, TimeSpan.FromHours(8)), ClockFrozen = true, TableLock = TimeSpan.Zero };

    public SandboxHost Host { get; }
    public FeishuWorld World => Host.World;
    public PersonActions People => Host.People;
    public string? Token { get; set; }

    public static async Task<Feishu> OpenAsync(SandboxOptions? options = null)
    {
        var feishu = new Feishu(await SandboxHost.StartAsync(options ?? Still, Ct));
        await feishu.LogInAsync();
        return feishu;
    }

    public async Task LogInAsync()
    {
        var answer = await PostAsync("/open-apis/auth/v3/tenant_access_token/internal", new { app_id = Host.AppId, app_secret = Host.AppSecret });
        Token = (string)answer.Body["tenant_access_token"]!;
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);
    public Task<Answer> PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, body);
    public Task<Answer> PatchAsync(string path, object body) => SendAsync(HttpMethod.Patch, path, body);
    public Task<Answer> PutAsync(string path, object body) => SendAsync(HttpMethod.Put, path, body);
    public Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    public async Task<Answer> SendAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path);
        if (Token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        // As clients of the platform write it: UTF-8, Chinese unescaped.
        if (body is not null) request.Content = new StringContent(body is JsonNode node ? Rules.Json.Text(node) : Rules.Json.Text(JsonContentOf(body)), Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request, Ct);
        var text = await response.Content.ReadAsStringAsync(Ct);
        return new(response.StatusCode, Rules.Json.Object(text) ?? [], response.Headers.ToDictionary(h => h.Key, h => h.Value.First(), StringComparer.OrdinalIgnoreCase), text);
    }

    /// <summary>Sends a text to a chat by its id and returns the message id.</summary>
    public async Task<string> TextAsync(string chatId, string text)
    {
        var answer = await PostAsync("/open-apis/im/v1/messages?receive_id_type=chat_id", Message(chatId, "text", new JsonObject { ["text"] = text }));
        return (string)answer.Ok["message_id"]!;
    }

    public Task<Answer> CardAsync(JsonObject card) => CardAsync(DemoWorld.GrowthGroupId, card);

    public Task<Answer> CardAsync(string chatId, JsonObject card) =>
        PostAsync("/open-apis/im/v1/messages?receive_id_type=chat_id", Message(chatId, "interactive", card));

    public static JsonObject Message(string to, string type, JsonNode content) =>
        new() { ["receive_id"] = to, ["msg_type"] = type, ["content"] = Rules.Json.Text(content) };

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Host.DisposeAsync();
    }

    static JsonNode? JsonContentOf(object body) => System.Text.Json.JsonSerializer.SerializeToNode(body);
}

/// <summary>What came back.</summary>
sealed record Answer(HttpStatusCode Status, JsonObject Body, IReadOnlyDictionary<string, string> Headers, string Text)
{
    public int Code => (int)(Body["code"] ?? throw new InvalidOperationException($"No code in: {Text}"));
    public string Message => (string)Body["msg"]!;

    /// <summary>The data of a call that must have worked.</summary>
    public JsonObject Ok
    {
        get
        {
            Assert.True(Code == 0, Text);
            return Body["data"]!.AsObject();
        }
    }

    /// <summary>Status and code of a refusal, to compare at one glance.</summary>
    public (int Status, int Code) Refusal => ((int)Status, Code);
}

using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Kpi.Feishu.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Kpi.Feishu.Tests;

/// <summary>A Feishu that answers as a test says, over a clock that the test turns.</summary>
sealed class ScriptedFeishu : HttpMessageHandler
{
    public const string Secret = "top-secret-of-the-app";

    /// <summary>Small against every time-out, so that turning the clock does not outrun what is under way.</summary>
    static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    readonly ServiceProvider services;
    readonly ConcurrentQueue<Func<Request, HttpResponseMessage>> script = new();
    readonly Counter counter = new();

    public ScriptedFeishu()
    {
        services = new ServiceCollection()
            .AddSingleton<ICallCounter>(counter)
            .AddSingleton<ILoggerFactory>(Log)
            .AddFeishu(new FeishuOptions { AppId = "cli_0123456789abcdef", AppSecret = Secret, BaseUrl = "http://feishu.test" },
                Time, () => new HttpClient(this, disposeHandler: false))
            .BuildServiceProvider();
    }

    public FakeTimeProvider Time { get; } = new();

    public LogLines Log { get; } = new();

    /// <summary>Every request but those for tokens.</summary>
    public ConcurrentQueue<Request> Requests { get; } = new();

    public int TokenRequests { get; private set; }

    /// <summary>The answer to the n-th token request, from 1.</summary>
    public Func<int, HttpResponseMessage> Token { get; set; } =
        n => Json($$"""{"code":0,"msg":"ok","tenant_access_token":"t-{{n}}","expire":7200}""");

    /// <summary>Awaited before a request is answered.</summary>
    public Func<Request, Task> Before { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyList<(string Endpoint, int Code)> Counted => counter.Seen;

    public sealed record Request(HttpMethod Method, string Path, string Query, string? Token, string Body, DateTimeOffset At)
    {
        public JsonElement Json => JsonDocument.Parse(Body).RootElement.Clone();
    }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public ScriptedFeishu Then(Func<Request, HttpResponseMessage> answer)
    {
        script.Enqueue(answer);
        return this;
    }

    public ScriptedFeishu Then(string json, int status = 200) => Then(_ => Json(json, status));

    public ScriptedFeishu ThenCode(int code, int status = 200, string msg = "no") => Then($$"""{"code":{{code}},"msg":"{{msg}}"}""", status);

    public ScriptedFeishu ThenLost() => Then(_ => throw new HttpRequestException(HttpRequestError.ResponseEnded, "the connection broke"));

    public static HttpResponseMessage Json(string json, int status = 200) => new((HttpStatusCode)status)
    {
        Content = new StringContent(json, Encoding.UTF8, "application/json"),
        Headers = { { "x-tt-logid", "log-1" } },
    };

    /// <summary>Turns the clock until the work is done.</summary>
    public async Task<T> DoneAsync<T>(Task<T> work)
    {
        while (!work.IsCompleted)
        {
            Time.Advance(Step);
            await Task.WhenAny(work, Task.Delay(1, TestContext.Current.CancellationToken));
        }
        return await work;
    }

    public Task DoneAsync(Task work)
    {
        async Task<bool> AsResultAsync()
        {
            await work;
            return true;
        }
        return DoneAsync(AsResultAsync());
    }

    public Task<FeishuException> FailsAsync(Task work) => Assert.ThrowsAsync<FeishuException>(() => DoneAsync(work));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        if (request.RequestUri!.AbsolutePath.EndsWith("/tenant_access_token/internal", StringComparison.Ordinal))
            return Token(++TokenRequests);
        var seen = new Request(request.Method, request.RequestUri.AbsolutePath, request.RequestUri.Query,
            request.Headers.Authorization?.Parameter, body, Time.GetUtcNow());
        Requests.Enqueue(seen);
        await Before(seen).WaitAsync(cancellationToken);
        return script.TryDequeue(out var answer) ? answer(seen) : Json("""{"code":0,"msg":"success","data":{}}""");
    }

    sealed class Counter : ICallCounter
    {
        readonly ConcurrentQueue<(string, int)> seen = new();

        public IReadOnlyList<(string, int)> Seen => [.. seen];

        public void Count(string endpoint, int code, TimeSpan took) => seen.Enqueue((endpoint, code));
    }

    public sealed class LogLines : ILoggerFactory, ILogger
    {
        readonly ConcurrentQueue<string> lines = new();

        public string All => string.Join('\n', lines);

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            services.Dispose();
        base.Dispose(disposing);
    }
}

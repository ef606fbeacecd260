using System.Security.Cryptography;
using System.Text.Json;
using Kpi.Feishu.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Kpi.Feishu.Events;

/// <summary>The answer to the check of the address.</summary>
sealed record ChallengeAnswer(string Challenge);

/// <summary>Events and card callbacks that Feishu posts to a public address.</summary>
/// <remarks>https://open.feishu.cn/document/ukTMukTMukTM/uUTNz4SN1MjL1UzM</remarks>
sealed class Webhook(FeishuOptions options, Delivery delivery, TimeProvider stopwatch, ILogger<Webhook> log)
    : IEventStream, IDisposable
{
    const int MostBytes = 4 << 20;

    /// <summary>How long a clean stop waits for presses that were answered but are not done.</summary>
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    readonly StreamStates states = new(stopwatch);
    readonly CancellationTokenSource life = new();
    volatile IEventSink? sink;

    public StreamState State => states.Now;

    public event Action<StreamState>? StateChanged
    {
        add => states.Changed += value;
        remove => states.Changed -= value;
    }

    /// <summary>Takes requests until cancelled; the web server brings them.</summary>
    public async Task RunAsync(IEventSink sink, CancellationToken ct)
    {
        this.sink = sink;
        states.Connected(true);
        await Task.Delay(Timeout.InfiniteTimeSpan, stopwatch, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        this.sink = null;
        states.Connected(false);
        await Task.WhenAny(delivery.Late.AllAsync(), Task.Delay(Grace, stopwatch, CancellationToken.None));
        await life.CancelAsync();
    }

    /// <summary>One request: proved, opened, handed over; 200 only for what was stored.</summary>
    public async Task<IResult> TakeAsync(HttpRequest request, CancellationToken ct)
    {
        if (options.EncryptKey is null || options.VerificationToken is null)
            return Results.NotFound();
        if (request.ContentLength > MostBytes)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, ct);
        if (Open(body.ToArray()) is not { } payload)
            return Refuse("it is not encrypted with our key");
        using var document = JsonDocument.Parse(payload);
        var root = document.RootElement;

        if (root.Text("type") == "url_verification")
        {
            return root.Text("challenge") is { } challenge && WebhookSeal.Same(root.Text("token"), options.VerificationToken!)
                ? Results.Json(new ChallengeAnswer(challenge), FeishuJson.Wire.ChallengeAnswer)
                : Refuse("the Verification Token of the address check is not ours");
        }
        if (!WebhookSeal.IsSigned(request.Headers["X-Lark-Request-Timestamp"], request.Headers["X-Lark-Request-Nonce"],
            request.Headers["X-Lark-Signature"], options.EncryptKey!, body.ToArray(), stopwatch.GetUtcNow()))
            return Refuse("its signature is wrong or too old");
        if (!WebhookSeal.Same(root.Text("header", "token") ?? root.Text("token"), options.VerificationToken!))
            return Refuse("its Verification Token is not ours");
        return await HandOverAsync(payload, request.HttpContext.Response);
    }

    async Task<IResult> HandOverAsync(byte[] payload, HttpResponse response)
    {
        if (sink is not { } to)
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        states.Event();
        var answer = delivery.Read(payload) switch
        {
            null => Answer.Failed,
            CardPressed press => await delivery.PressAsync(press, to, life.Token),
            var happened => await delivery.StoreAsync(happened, to, life.Token),
        };
        response.OnCompleted(() =>
        {
            answer.MarkSent();
            return Task.CompletedTask;
        });
        return answer.Taken
            ? Results.Bytes(answer.Body ?? "{}"u8.ToArray(), "application/json; charset=utf-8")
            : Results.StatusCode(StatusCodes.Status500InternalServerError);
    }

    /// <returns>Null for a body that Feishu would not send with our Encrypt Key set.</returns>
    byte[]? Open(byte[] body)
    {
        try
        {
            using var envelope = JsonDocument.Parse(body);
            if (envelope.RootElement.Text("encrypt") is not { } encrypted)
                return null;
            var payload = WebhookSeal.Decrypt(encrypted, options.EncryptKey!);
            using var check = JsonDocument.Parse(payload);
            return payload;
        }
        catch (Exception unreadable) when (unreadable is JsonException or CryptographicException or FormatException)
        {
            log.LogDebug(unreadable, "A request to the webhook can't be opened");
            return null;
        }
    }

    public void Dispose() => life.Dispose();

    IResult Refuse(string why)
    {
        log.LogWarning("A request to the webhook was refused: {Why}", why);
        return Results.StatusCode(StatusCodes.Status401Unauthorized);
    }
}

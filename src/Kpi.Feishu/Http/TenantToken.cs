using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Kpi.Feishu.Http;

/// <summary>The app's token: asked for once for all callers, renewed before it ends.</summary>
/// <remarks>https://open.feishu.cn/document/ukTMukTMukTM/ukDNz4SO0MjL5QzM/auth-v3/auth/tenant_access_token_internal</remarks>
sealed class TenantToken(FeishuOptions options, Wire wire, Retries retries, TimeProvider stopwatch, ILogger<TenantToken> log)
{
    /// <summary>Feishu hands out a new token from 30 min before the end; renewing 3 min early is what its SDKs do.</summary>
    static readonly TimeSpan Early = TimeSpan.FromMinutes(3);

    /// <summary>Wrong credentials are not asked about more often.</summary>
    static readonly TimeSpan AfterRefusal = TimeSpan.FromSeconds(10);

    static readonly Call Call = new(HttpMethod.Post, "auth/v3/tenant_access_token/internal") { Flat = true };

    readonly Lock gate = new();
    Held? held;
    Task<Held>? flight;
    long flightEnded;

    sealed record Held(string Token, TimeSpan Life, long Since);

    public async ValueTask<string> GetAsync(CancellationToken ct)
    {
        Task<Held> mine;
        lock (gate)
        {
            var age = held is null ? default : stopwatch.GetElapsedTime(held.Since);
            if (held is not null && age < held.Life - EarlyOf(held.Life))
                return held.Token;
            if (flight is { IsCompleted: true } && stopwatch.GetElapsedTime(flightEnded) > AfterRefusal)
                flight = null;
            // No caller's cancellation may end what the others wait for.
            mine = flight ??= Task.Run(FetchAsync, CancellationToken.None);
            if (held is not null && age < held.Life)
                return held.Token;
        }
        return (await mine.WaitAsync(ct)).Token;
    }

    /// <summary>Forgets a token that Feishu refused; a newer one stays.</summary>
    public void Drop(string token)
    {
        lock (gate)
        {
            if (held?.Token == token)
                held = null;
        }
    }

    async Task<Held> FetchAsync()
    {
        var start = stopwatch.GetTimestamp();
        Held? fresh = null;
        var refused = false;
        try
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(new TokenRequest(options.AppId, options.AppSecret), FeishuJson.Wire.TokenRequest);
            var reply = await retries.RunAsync(Call, ct => wire.TryAsync(Call, body, null, ct), CancellationToken.None);
            var answer = reply.Root.Deserialize(FeishuJson.Wire.TokenAnswer);
            if (answer?.TenantAccessToken is not { Length: > 0 } token)
                throw new FeishuException(Call.Endpoint, 0, "the answer holds no token", reply.LogId, FailureKind.Token);
            return fresh = new(token, TimeSpan.FromSeconds(answer.Expire), start);
        }
        catch (FeishuException failure)
        {
            refused = failure.Kind is FailureKind.Token or FailureKind.Permission;
            log.LogWarning("No token: {Message}", failure.Message);
            throw;
        }
        finally
        {
            lock (gate)
            {
                held = fresh ?? held;
                flightEnded = stopwatch.GetTimestamp();
                if (!refused)
                    flight = null;
            }
        }
    }

    /// <summary>A short-lived token is renewed at half its life.</summary>
    static TimeSpan EarlyOf(TimeSpan life) => life > 2 * Early ? Early : life / 2;
}

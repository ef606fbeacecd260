using System.Net.Http.Headers;
using Polly;
using Polly.Timeout;

namespace Kpi.Feishu.Http;

/// <summary>One try of a request: bytes out, answer in, within its time, counted.</summary>
sealed class Wire(HttpClient client, FeishuOptions options, ICallCounter? counter, TimeProvider stopwatch)
{
    /// <summary>No answer by then counts as lost. A page of 500 rows takes Feishu a few seconds.</summary>
    public static readonly TimeSpan TryTime = TimeSpan.FromSeconds(15);

    readonly Uri origin = new(options.BaseUrl);

    readonly ResiliencePipeline timeout = new ResiliencePipelineBuilder { TimeProvider = stopwatch }.AddTimeout(TryTime).Build();

    /// <param name="token">Tenant token; null for the endpoints that give one.</param>
    /// <exception cref="FeishuException">Refused, or no answer came.</exception>
    public async Task<Reply> TryAsync(Call call, byte[]? body, string? token, CancellationToken ct)
    {
        var start = stopwatch.GetTimestamp();
        var code = -1;
        try
        {
            var reply = await timeout.ExecuteAsync(async inner =>
            {
                using var request = Request(call, body, token);
                using var response = await client.SendAsync(request, inner);
                return Reply.Read(call, response, await response.Content.ReadAsByteArrayAsync(inner), text => Redact(text, token));
            }, ct);
            code = 0;
            return reply;
        }
        catch (FeishuException refused)
        {
            code = refused.Code == 0 ? -1 : refused.Code;
            throw;
        }
        catch (Exception lost) when (lost is HttpRequestException or TimeoutRejectedException or IOException)
        {
            throw Lost(call, lost);
        }
        finally
        {
            counter?.Count(call.Endpoint, code, stopwatch.GetElapsedTime(start));
        }
    }

    HttpRequestMessage Request(Call call, byte[]? body, string? token)
    {
        var request = new HttpRequestMessage(call.Method, new Uri(origin, call.PathAndQuery()));
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (call.Localized)
            request.Headers.Add("locale", "zh");
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        }
        return request;
    }

    static FeishuException Lost(Call call, Exception cause)
    {
        // What never left the machine was surely not done; anything else may have been.
        var left = cause is not HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        };
        var why = cause is TimeoutRejectedException ? $"no answer within {TryTime.TotalSeconds:0} s" : cause.Message;
        return new FeishuException(call.Endpoint, 0, why, null, FailureKind.Retry, null, cause)
        {
            Rule = new Rule(FailureKind.Retry, left ? Again.Unsure : Again.Refused, 0.5),
        };
    }

    string Redact(string text, string? token)
    {
        foreach (var secret in (ReadOnlySpan<string?>)[token, options.AppSecret, options.EncryptKey, options.VerificationToken])
        {
            if (!string.IsNullOrEmpty(secret))
                text = text.Replace(secret, "***", StringComparison.Ordinal);
        }
        return text;
    }
}

using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kpi.Feishu.Http;

/// <summary>A successful answer.</summary>
sealed partial record Reply(JsonElement Root, string? LogId)
{
    const int LongestMessage = 500;

    /// <summary>Reads an answer: the code decides, whatever the status, which Feishu uses unevenly.</summary>
    /// <exception cref="FeishuException">The code is not 0, or there is none.</exception>
    public static Reply Read(Call call, HttpResponseMessage response, byte[] body, Func<string, string> redact)
    {
        var status = (int)response.StatusCode;
        var logId = Header(response.Headers, "x-tt-logid") ?? Header(response.Headers, "X-Request-Id");
        if (!TryRoot(body, out var root) || !root.TryGetProperty("code", out var field) || !field.TryGetInt32(out var code))
        {
            // A 200 that can't be read is no better than a broken gateway.
            var known = Codes.OfStatus(response.IsSuccessStatusCode ? 500 : status);
            throw new FeishuException(call.Endpoint, 0, $"HTTP {status} without an answer that can be read", logId, known.Kind)
            {
                Rule = known,
                ServerPause = PauseOf(response.Headers),
            };
        }
        if (code is 0 or Codes.NothingChanged)
            return new(root, logId);

        var message = root.TryGetProperty("msg", out var text) ? text.ToString() : "";
        int? subCode = code == Codes.CardRejected && ErrCode().Match(message) is { Success: true } match
            ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;
        var rule = Codes.Of(code, status, subCode, message);
        message = redact(message.Length > LongestMessage ? message[..LongestMessage] + "…" : message);
        throw new FeishuException(call.Endpoint, code, message, logId ?? LogIdOf(root), rule.Kind, subCode)
        {
            Rule = rule,
            ServerPause = PauseOf(response.Headers),
        };
    }

    static bool TryRoot(byte[] body, out JsonElement root)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            root = document.RootElement.Clone();
            return root.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            root = default;
            return false;
        }
    }

    /// <summary>Seconds to wait; only the gateway's own limit (99991400) is known to send it.</summary>
    static TimeSpan? PauseOf(HttpResponseHeaders headers) =>
        double.TryParse(Header(headers, "x-ogw-ratelimit-reset"), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
        && seconds is >= 0 and < 1e6 ? TimeSpan.FromSeconds(seconds) : null;

    static string? LogIdOf(JsonElement root) =>
        root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object
        && error.TryGetProperty("log_id", out var id) ? id.ToString() : null;

    static string? Header(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    [GeneratedRegex(@"ErrCode:\s*(\d{1,9})")]
    private static partial Regex ErrCode();
}

using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Kpi.Feishu.Http;

/// <summary>The one road of every request: turn, limit, token, try, and again where that helps.</summary>
sealed class FeishuHttp(Wire wire, TenantToken tokens, Limits limits, Retries retries)
{
    public Task SendAsync(Call call, CancellationToken ct) => RunAsync(call, null, ct);

    public Task SendAsync<TBody>(Call call, TBody body, JsonTypeInfo<TBody> bodyShape, CancellationToken ct) =>
        RunAsync(call, JsonSerializer.SerializeToUtf8Bytes(body, bodyShape), ct);

    public async Task<T> GetAsync<T>(Call call, JsonTypeInfo<T> shape, CancellationToken ct) =>
        Data(call, await RunAsync(call, null, ct), shape);

    public async Task<T> AskAsync<TBody, T>(
        Call call, TBody body, JsonTypeInfo<TBody> bodyShape, JsonTypeInfo<T> shape, CancellationToken ct) =>
        Data(call, await RunAsync(call, JsonSerializer.SerializeToUtf8Bytes(body, bodyShape), ct), shape);

    async Task<Reply> RunAsync(Call call, byte[]? body, CancellationToken ct)
    {
        // The turn is kept over the retries: a later write must not overtake one that may still be done.
        using var turn = call.Writes is { } appToken ? await limits.WriteAsync(appToken, ct) : null;
        return await retries.RunAsync(call, inner => WithTokenAsync(call, body, inner), ct);
    }

    async Task<Reply> WithTokenAsync(Call call, byte[]? body, CancellationToken ct)
    {
        var token = await tokens.GetAsync(ct);
        try
        {
            return await wire.TryAsync(call, body, token, ct);
        }
        catch (FeishuException refused) when (refused.Kind == FailureKind.Token)
        {
            tokens.Drop(token);
        }
        // Once only: while the old token has 30 min left, Feishu may hand out the very same.
        return await wire.TryAsync(call, body, await tokens.GetAsync(ct), ct);
    }

    static T Data<T>(Call call, Reply reply, JsonTypeInfo<T> shape)
    {
        try
        {
            var data = call.Flat ? reply.Root : reply.Root.TryGetProperty("data", out var inner) ? inner : default;
            if (data.ValueKind == JsonValueKind.Object && data.Deserialize(shape) is { } value)
                return value;
            throw new FeishuException(call.Endpoint, 0, "the answer holds no data", reply.LogId, FailureKind.Invalid);
        }
        catch (JsonException unexpected)
        {
            throw new FeishuException(call.Endpoint, 0, "the answer has another shape than documented: " + unexpected.Message,
                reply.LogId, FailureKind.Invalid, null, unexpected);
        }
    }
}

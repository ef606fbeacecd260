using System.Threading.RateLimiting;

namespace Kpi.Feishu.Http;

/// <summary>Waits where a request would break one of Feishu's rates, so that refusals stay the exception.</summary>
/// <remarks>
/// A bucket's burst and its refill together stay at the published figure in any window: 10 at once and 40 a second are at most 50.
/// It counts real time: a limiter has no <see cref="TimeProvider"/>, and Feishu's windows are real too.
/// </remarks>
sealed class Limits : IDisposable
{
    /// <summary>Of 5 a second to a chat, a person or a message, one is left to the group's other bots.</summary>
    const int LaneASecond = 5;

    readonly PartitionedRateLimiter<Call> all = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create((Call call) => Bucket(call.Lane, LaneASecond, TimeSpan.FromSeconds(1))),
        PartitionedRateLimiter.Create((Call call) => Bucket(call.Endpoint, call.Rate.ASecond, TimeSpan.FromSeconds(1))),
        PartitionedRateLimiter.Create((Call call) => Bucket(call.Endpoint, call.Rate.AMinute, TimeSpan.FromMinutes(1))));

    readonly PartitionedRateLimiter<string> writers = PartitionedRateLimiter.Create((string appToken) =>
        RateLimitPartition.GetConcurrencyLimiter(appToken, _ => new()
        {
            PermitLimit = 1,
            QueueLimit = int.MaxValue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }));

    /// <summary>Waits for a place under every limit of the call.</summary>
    public ValueTask<RateLimitLease> AcquireAsync(Call call, CancellationToken ct) => all.AcquireAsync(call, 1, ct);

    /// <summary>Waits, first come first served, to be the only writer of a base until the lease is disposed.</summary>
    public ValueTask<RateLimitLease> WriteAsync(string appToken, CancellationToken ct) => writers.AcquireAsync(appToken, 1, ct);

    public void Dispose()
    {
        all.Dispose();
        writers.Dispose();
    }

    static RateLimitPartition<string> Bucket(string? key, int limit, TimeSpan window)
    {
        if (key is null || limit == 0)
            return RateLimitPartition.GetNoLimiter("");
        var refill = limit * 4 / 5;
        return RateLimitPartition.GetTokenBucketLimiter(key, _ => new()
        {
            TokenLimit = limit - refill,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = window / refill,
            QueueLimit = int.MaxValue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
    }
}

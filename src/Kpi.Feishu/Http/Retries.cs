using Microsoft.Extensions.Logging;
using Polly;
using Polly.RateLimiting;
using Polly.Retry;

namespace Kpi.Feishu.Http;

/// <summary>Sends a request again where that helps and harms nothing, never past the limits, and not for ever.</summary>
sealed class Retries
{
    /// <summary>Pauses double up to here, and a server that asks for longer waits with us only so long.</summary>
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30), LongestServerPause = TimeSpan.FromSeconds(60);

    const int RepeatsAfterRefusal = 7, RepeatsWhenUnsure = 4;

    static readonly ResiliencePropertyKey<Call> CallKey = new("call");

    readonly ResiliencePipeline pipeline;

    public Retries(Limits limits, FreshIds fresh, TimeProvider stopwatch, ILogger<Retries> log) => pipeline =
        new ResiliencePipelineBuilder { TimeProvider = stopwatch }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = int.MaxValue, // ShouldHandle counts, by kind of failure
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is FeishuException failure
                    && MayRepeat(CallOf(args.Context), failure, args.AttemptNumber, fresh)),
                DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(
                    Pause((FeishuException)args.Outcome.Exception!, args.AttemptNumber)),
                OnRetry = args =>
                {
                    var failure = (FeishuException)args.Outcome.Exception!;
                    log.LogInformation("{Endpoint}: code {Code}, log id {LogId}; try {Try} in {Pause:0.0} s",
                        failure.Endpoint, failure.Code, failure.LogId, args.AttemptNumber + 2, args.RetryDelay.TotalSeconds);
                    return ValueTask.CompletedTask;
                },
            })
            .AddRateLimiter(new RateLimiterStrategyOptions
            {
                RateLimiter = args => limits.AcquireAsync(CallOf(args.Context), args.Context.CancellationToken),
            })
            .Build();

    public async Task<T> RunAsync<T>(Call call, Func<CancellationToken, Task<T>> send, CancellationToken ct)
    {
        var context = ResilienceContextPool.Shared.Get(ct);
        context.Properties.Set(CallKey, call);
        try
        {
            return await pipeline.ExecuteAsync(
                static async (context, send) => await send(context.CancellationToken), context, send);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    static bool MayRepeat(Call call, FeishuException failure, int repeats, FreshIds fresh)
    {
        if (Codes.IsNotFound(failure.Code) && fresh.Any(call.Ids.Concat(call.Mentions)))
            return true;
        if (call.Splits && failure.Code == Codes.DataNotReady)
            return false;
        return failure.Rule.Again switch
        {
            Again.Refused => repeats < RepeatsAfterRefusal,
            Again.Unsure => call.Repeat == Repeat.Harmless && repeats < RepeatsWhenUnsure,
            _ => false,
        };
    }

    static TimeSpan Pause(FeishuException failure, int repeats)
    {
        var chance = Random.Shared.NextDouble();
        if (failure.ServerPause is { } asked)
            return (asked < LongestServerPause ? asked : LongestServerPause) + TimeSpan.FromSeconds(chance / 2);
        var rule = failure.Rule;
        if (rule.Again == Again.Never) // not found, but fresh
            return TimeSpan.FromSeconds(1);
        if (rule.Steady)
            return TimeSpan.FromSeconds(rule.Seconds * (2 + 2 * chance) / 3);
        var pause = TimeSpan.FromSeconds(rule.Seconds * Math.Pow(2, repeats) * (0.5 + chance));
        return pause < LongestPause ? pause : LongestPause;
    }

    static Call CallOf(ResilienceContext context) => context.Properties.GetValue(CallKey, null!);
}

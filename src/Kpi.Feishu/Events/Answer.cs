namespace Kpi.Feishu.Events;

/// <summary>What a transport sends back for one delivery.</summary>
/// <param name="Taken">False makes Feishu deliver it again.</param>
/// <param name="Body">JSON for the person who pressed; null for events.</param>
sealed record Answer(bool Taken, byte[]? Body = null)
{
    readonly TaskCompletionSource sent = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static Answer Stored { get; } = new(true);

    public static Answer Failed { get; } = new(false);

    /// <summary>Completes when the transport has sent the answer, or can't.</summary>
    public Task Sent => sent.Task;

    public void MarkSent() => sent.TrySetResult();
}

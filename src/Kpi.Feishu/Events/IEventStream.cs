namespace Kpi.Feishu.Events;

public enum ToastKind
{
    Info,
    Success,
    Warning,
    Error,
}

/// <summary>What a person sees at once after a press.</summary>
/// <param name="Toast">Null shows nothing.</param>
/// <param name="CardJson">Replaces the card for everybody; null leaves it.</param>
public sealed record PressReply(ToastKind Kind, string? Toast, string? CardJson = null);

/// <summary>Takes what comes in. Returns once it is stored durably; only then is the event acknowledged.</summary>
public interface IEventSink
{
    /// <exception cref="Exception">Anything thrown makes Feishu deliver the event again.</exception>
    Task StoreAsync(FeishuEvent happened, CancellationToken ct);

    /// <summary>Answers a press within the platform's 3 s.</summary>
    /// <param name="answered">Completes once the answer left the machine: card updates may start only then.</param>
    Task<PressReply> PressAsync(CardPressed press, Task answered, CancellationToken ct);
}

/// <summary>How the event stream is.</summary>
/// <param name="Fatal">Why it gave up (wrong credentials, forbidden), for a person to mend; else null.</param>
public sealed record StreamState(bool Connected, DateTimeOffset? LastEvent, DateTimeOffset? LastPong, string? Fatal);

/// <summary>Events and card callbacks, by long connection or webhook.</summary>
public interface IEventStream
{
    StreamState State { get; }

    /// <summary>Raised when <see cref="State"/> changes its <c>Connected</c> or <c>Fatal</c>.</summary>
    event Action<StreamState>? StateChanged;

    /// <summary>Connects, delivers to the sink and reconnects until cancelled. Bytes that can't be read are logged and acknowledged as failed.</summary>
    Task RunAsync(IEventSink sink, CancellationToken ct);
}

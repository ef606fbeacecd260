using Kpi.Sandbox.Rules;

namespace Kpi.Sandbox.Hosting;

/// <summary>How a local Feishu is started. Spans are of the stopwatch unless a comment says calendar.</summary>
public sealed record SandboxOptions
{
    /// <summary>Port 0 lets the system choose one.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:0";

    /// <summary>Where the calendar starts; null is the machine's time.</summary>
    public DateTimeOffset? ClockStart { get; init; }

    /// <summary>The calendar stands until it is advanced by hand.</summary>
    public bool ClockFrozen { get; init; }

    /// <summary>How long one write holds its table; a second one meanwhile is refused with 1254291.</summary>
    public TimeSpan TableLock { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>2 h on the platform. A token is handed out again while at least a quarter of this is left (30 min).</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Time for a callback's answer and an event's acknowledgement.</summary>
    public TimeSpan CallbackLimit { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>When an event that was not acknowledged comes again; then never.</summary>
    public IReadOnlyList<TimeSpan> Redelivery { get; init; } =
        [TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(5), TimeSpan.FromHours(1), TimeSpan.FromHours(6)];

    /// <summary>null: redelivery after 15 s, 5 min, 1 h, 6 h of the calendar. A number: of the stopwatch, times that factor.</summary>
    public double? RedeliveryFactor { get; init; }

    /// <summary>Told to clients in seconds; a socket that is silent for three of them is closed.</summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Told to clients in seconds, with the jitter before a first reconnect.</summary>
    public TimeSpan ReconnectInterval { get; init; } = TimeSpan.FromSeconds(120);
    public TimeSpan ReconnectNonce { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Gateway limits (429) and 5 QPS a chat and message; false only for load that tests something else.</summary>
    public bool RateLimits { get; init; } = true;

    /// <summary>Fills in the demo tenant; else the world is empty and tests make their own people.</summary>
    public bool DemoWorld { get; init; } = true;

    /// <summary>Serves the chat page.</summary>
    public bool Page { get; init; }

    /// <summary>Prints a line a request.</summary>
    public bool Verbose { get; init; }

    public Unconfirmed Unconfirmed { get; init; } = new();
}

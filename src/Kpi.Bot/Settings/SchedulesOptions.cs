using System.ComponentModel.DataAnnotations;

namespace Kpi.Bot.Settings;

/// <summary>Section <c>Schedules</c>. Cron expressions are Quartz's, in <see cref="TimeZone"/>.</summary>
public sealed record SchedulesOptions
{
    [Cron]
    public string Collect { get; init; } = "0 30 8 * * ?";

    [Cron]
    public string Daily { get; init; } = "0 0 9 * * ?";

    [Cron]
    public string Weekly { get; init; } = "0 30 9 ? * MON";

    [Cron]
    public string Reminders { get; init; } = "0 0 10,16 * * ?";

    [Cron]
    public string Monthly { get; init; } = "0 0 10 1 * ?";

    /// <summary>IANA name.</summary>
    [KnownTimeZone]
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>No push on a day off; the next working day catches up.</summary>
    public bool SkipHolidays { get; init; } = true;

    /// <summary>How long the daily card waits for a running collect, in minutes.</summary>
    [Range(0, 120)]
    public int DailyGraceMinutes { get; init; } = 5;

    /// <summary>When reminders and notices wait, <c>HH:mm-HH:mm</c>; empty for never.</summary>
    [QuietSpan]
    public string Quiet { get; init; } = "20:00-08:30";

    /// <summary>
    /// How often, in seconds of the machine's clock, the schedule looks at the calendar even if nothing woke it: a calendar that is set
    /// forward, and rows that another process left, are noticed after at most this long.
    /// </summary>
    [Range(1, 300)]
    public int PollSeconds { get; init; } = 15;

    /// <summary>The cron expression of a job by its name; null for a job without one.</summary>
    public string? CronOf(string job) => job switch
    {
        "collect" => Collect,
        "daily" => Daily,
        "weekly" => Weekly,
        "reminders" => Reminders,
        "monthly" => Monthly,
        _ => null,
    };
}

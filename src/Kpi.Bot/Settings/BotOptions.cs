using System.ComponentModel.DataAnnotations;
using Kpi.Bot.Base;

namespace Kpi.Bot.Settings;

/// <summary>Section <c>Cards</c>.</summary>
public sealed record CardsOptions
{
    /// <summary>Folder of the templates; looked for in the working directory, then beside the executable.</summary>
    [Required]
    public string Directory { get; init; } = "cards";
}

public enum StateProvider
{
    Sqlite,
}

/// <summary>Section <c>State</c>.</summary>
public sealed record StateOptions
{
    public StateProvider Provider { get; init; } = StateProvider.Sqlite;

    [Required]
    public string ConnectionString { get; init; } = "Data Source=data/kpi-bot.db";
}

/// <summary>Section <c>Holidays</c>.</summary>
public sealed record HolidaysOptions
{
    /// <summary>Folder of yearly files that add to or override those built in; null for none.</summary>
    public string? Directory { get; init; }
}

/// <summary>Section <c>Daily</c>: the group's dashboard card.</summary>
public sealed record DailyOptions
{
    /// <summary>One line instead of the card on a day when all is on track.</summary>
    public bool OnlyIfNews { get; init; }

    /// <summary>Owners of the largest gaps are mentioned.</summary>
    public bool Mention { get; init; } = true;
}

/// <summary>What stands at the root of the configuration.</summary>
public sealed record RootOptions
{
    public IReadOnlyList<BaseEntry> Bases { get; init; } = [];

    /// <summary>Open ids that are administrators whatever 「成员」 says.</summary>
    public IReadOnlyList<string> Admins { get; init; } = [];

    [AllowedValues("zh-CN", "en-US", ErrorMessage = "应是 zh-CN 或 en-US")]
    public string Locale { get; init; } = "zh-CN";

    /// <summary>Where health, metrics and the webhook listen.</summary>
    [Required]
    public string Urls { get; init; } = "http://127.0.0.1:5080";
}

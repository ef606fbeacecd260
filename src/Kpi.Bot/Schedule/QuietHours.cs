using System.Globalization;

namespace Kpi.Bot.Schedule;

/// <summary>The hours in which the bot says nothing of its own accord; over midnight where the end lies before the start.</summary>
public sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    /// <summary>Reads <c>20:00-08:30</c>; empty text is no quiet hours (null).</summary>
    public static bool TryParse(string text, out QuietHours? quiet)
    {
        quiet = null;
        if (string.IsNullOrWhiteSpace(text))
            return true;
        var ends = text.Split('-', StringSplitOptions.TrimEntries);
        if (ends.Length != 2 || !TryTime(ends[0], out var from) || !TryTime(ends[1], out var to) || from == to)
            return false;
        quiet = new(from, to);
        return true;
    }

    /// <summary>True at a time of day at which the bot keeps quiet; at the very end it speaks again.</summary>
    public bool Covers(TimeOnly time) => time.IsBetween(From, To);

    static bool TryTime(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}

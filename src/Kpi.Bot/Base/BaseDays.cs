namespace Kpi.Bot.Base;

/// <summary>Days in a base: a date cell is a moment, and a day is midnight in the base's own time zone.</summary>
public static class BaseDays
{
    /// <summary>The zone of every base that names none.</summary>
    public static TimeZoneInfo Shanghai { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>A zone by its IANA name; <see cref="Shanghai"/> for an empty or unknown one.</summary>
    public static TimeZoneInfo ZoneOf(string? name) =>
        name is { Length: > 0 } && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : Shanghai;

    public static DateOnly DayOf(DateTimeOffset moment, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    /// <summary>The first moment of a day; where the clock skips midnight, the first there is.</summary>
    public static DateTimeOffset MidnightOf(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(15);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}

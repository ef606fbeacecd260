using System.Globalization;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Page;

/// <summary>Days and times as the client writes them, in the people's zone.</summary>
static class Times
{
    static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    public static DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, SandboxClock.Zone).DateTime;

    public static string Clock(DateTimeOffset instant) => Local(instant).ToString("HH:mm", Chinese);

    public static string DayLine(DateTimeOffset instant, DateTimeOffset now)
    {
        var (day, today) = (Local(instant).Date, Local(now).Date);
        return (today - day).Days switch
        {
            0 => "今天",
            1 => "昨天",
            _ => day.ToString(day.Year == today.Year ? "M月d日 ddd" : "yyyy年M月d日", Chinese),
        };
    }

    /// <summary>The time beside a chat: hour today, then day.</summary>
    public static string Short(DateTimeOffset instant, DateTimeOffset now)
    {
        var (day, today) = (Local(instant).Date, Local(now).Date);
        return (today - day).Days switch
        {
            0 => Clock(instant),
            1 => "昨天",
            < 7 => day.ToString("ddd", Chinese),
            _ => day.ToString(day.Year == today.Year ? "M月d日" : "yyyy/M/d", Chinese),
        };
    }

    public static string Full(DateTimeOffset instant) => Local(instant).ToString("yyyy-MM-dd HH:mm:ss", Chinese);
}

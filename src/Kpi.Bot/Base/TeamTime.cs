namespace Kpi.Bot.Base;

/// <summary>Where a team's day begins.</summary>
public static class TeamTime
{
    /// <summary>An IANA name known here: 时区 of the team, else the default.</summary>
    public static string TimeZoneOf(this IBaseSnapshot facts, string team) =>
        facts.Teams.FirstOrDefault(t => t.Name == team)?.TimeZone is { Length: > 0 } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)
            ? zone : "Asia/Shanghai";
}

using System.ComponentModel.DataAnnotations;
using Kpi.Bot.Schedule;
using Quartz;

namespace Kpi.Bot.Settings;

/// <summary>A cron expression of Quartz: seconds first, six or seven fields.</summary>
[AttributeUsage(AttributeTargets.Property)]
sealed class CronAttribute() : ValidationAttribute("is no Quartz cron expression; six fields, seconds first, e.g. 0 0 9 * * ?")
{
    public override bool IsValid(object? value) => value is string text && CronExpression.TryParse(text, out _);
}

/// <summary>An IANA time zone this machine knows.</summary>
[AttributeUsage(AttributeTargets.Property)]
sealed class KnownTimeZoneAttribute() : ValidationAttribute("is no time zone known here; an IANA name, e.g. Asia/Shanghai")
{
    public override bool IsValid(object? value) => value is string text && TimeZoneInfo.TryFindSystemTimeZoneById(text, out _);
}

/// <summary><c>HH:mm-HH:mm</c>, over midnight or not.</summary>
[AttributeUsage(AttributeTargets.Property)]
sealed class QuietSpanAttribute() : ValidationAttribute("must be HH:mm-HH:mm, e.g. 20:00-08:30, or empty")
{
    public override bool IsValid(object? value) => value is string text && QuietHours.TryParse(text, out _);
}

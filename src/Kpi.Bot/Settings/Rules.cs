using System.ComponentModel.DataAnnotations;
using Kpi.Bot.Schedule;
using Quartz;

namespace Kpi.Bot.Settings;

/// <summary>A cron expression of Quartz: seconds first, six or seven fields.</summary>
[AttributeUsage(AttributeTargets.Property)]
sealed class CronAttribute() : ValidationAttribute("不是 Quartz cron 表达式：六段，秒在前，例如 0 0 9 * * ?")
{
    public override bool IsValid(object? value) => value is string text && CronExpression.TryParse(text, out _);
}

/// <summary>An IANA time zone this machine knows.</summary>
[AttributeUsage(AttributeTargets.Property)]
sealed class KnownTimeZoneAttribute() : ValidationAttribute("不是这里认识的时区：写 IANA 名称，例如 Asia/Shanghai")
{
    public override bool IsValid(object? value) => value is string text && TimeZoneInfo.TryFindSystemTimeZoneById(text, out _);
}

/// <summary><c>HH:mm-HH:mm</c>, over midnight or not.</summary>
[AttributeUsage(AttributeTargets.Property)]
sealed class QuietSpanAttribute() : ValidationAttribute("应是 HH:mm-HH:mm，例如 20:00-08:30，或留空")
{
    public override bool IsValid(object? value) => value is string text && QuietHours.TryParse(text, out _);
}

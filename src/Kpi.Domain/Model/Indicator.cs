namespace Kpi.Domain.Model;

/// <summary>指标: one KPI, what is measured, for whom, in which unit and which way is better.</summary>
/// <param name="Base">Name of the base (<c>Bases:N:Name</c>) it stands in; a code is unique within it.</param>
/// <param name="Record">The row it was read from.</param>
/// <param name="Weight">权重, 0–100.</param>
/// <param name="WarnAt">提醒阈值 in percent of pace attainment; default 90.</param>
/// <param name="CriticalAt">严重阈值 in percent of pace attainment; default 70.</param>
public sealed record Indicator(
    string Base,
    string Record,
    IndicatorCode Code,
    string Name,
    Level Level,
    string Team,
    UserId? Owner,
    string? Channel,
    IndicatorCode? Parent,
    Category Category,
    Nature Nature,
    string Unit,
    Direction Direction,
    Aggregation Aggregation,
    Cycle Cycle,
    DayBasis Days,
    decimal Weight,
    string? Formula,
    string? DataSource,
    string? Definition,
    decimal WarnAt,
    decimal CriticalAt,
    bool Enabled)
{
    /// <summary>The factor between a computed ratio and the value people write: 100 where 单位 is <c>%</c>, else 1.</summary>
    public decimal Scale => Unit == "%" ? 100m : 1m;
}

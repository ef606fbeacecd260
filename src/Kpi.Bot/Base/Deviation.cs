using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Base;

public enum DeviationState
{
    /// <summary>待回复.</summary>
    Open,
    /// <summary>已回复.</summary>
    Answered,
    /// <summary>已关闭.</summary>
    Closed,
}

/// <summary>A row of 「偏差跟进」.</summary>
/// <param name="Id">编号, e.g. <c>DV-2026W28-短视频线索量</c>: made from week and code, so that the same deviation is one row.</param>
/// <param name="Attribution">归因 in words.</param>
/// <param name="CauseKind">原因分类.</param>
public sealed record Deviation(
    string Base, string Id, Period Week, IndicatorCode Code, UserId? Owner, decimal? Target, decimal? Actual, decimal? Attainment,
    Status Severity, string? Attribution, string? Reason, string? CauseKind, string? Action, DateOnly? DueDay,
    DeviationState State, DateTimeOffset? AnsweredAt);

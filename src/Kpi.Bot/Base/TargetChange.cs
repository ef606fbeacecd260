using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.Base;

public enum ChangeState
{
    /// <summary>待审批.</summary>
    Pending,
    /// <summary>已通过.</summary>
    Approved,
    /// <summary>已驳回.</summary>
    Rejected,
    /// <summary>已撤回.</summary>
    Withdrawn,
    /// <summary>已过期.</summary>
    Expired,
}

/// <summary>A row of 「目标变更」.</summary>
/// <param name="Id">编号, e.g. <c>TC-20260714-01</c>.</param>
public sealed record TargetChange(
    string Base, string Id, IndicatorCode Code, Period Period, decimal? OldBase, decimal NewBase, decimal? OldChallenge, decimal? NewChallenge,
    string Why, UserId? Requester, UserId? Approver, ChangeState State, string? Comment, DateTimeOffset? RequestedAt, DateTimeOffset? DecidedAt);

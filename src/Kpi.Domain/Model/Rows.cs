using Kpi.Domain.Periods;

namespace Kpi.Domain.Model;

/// <summary>目标值: base and challenge value of one indicator for one period; versioned, never overwritten.</summary>
/// <param name="Base">基础目标.</param>
/// <param name="Challenge">挑战目标; null where none was set.</param>
/// <param name="Approved">False while a version that appeared without a decision in chat waits for a manager (未经审批).</param>
public sealed record Target(
    IndicatorCode Code, Period Period, int Version, decimal Base, decimal? Challenge,
    string? Basis, string? Note, TargetState State, DateTimeOffset? Since, bool Approved = true);

/// <summary>实绩: one indicator's value on one day, with numerator and denominator where it is a ratio.</summary>
/// <param name="Value">数值, in the indicator's unit; null where only numerator and denominator are given.</param>
public sealed record Actual(
    IndicatorCode Code, DateOnly Day, decimal? Value, decimal? Numerator, decimal? Denominator,
    ActualSource Source, DateTimeOffset? CollectedAt);

/// <summary>成员: a person in one team; a person in two teams has two rows.</summary>
public sealed record Member(
    string Name, UserId? User, Role Role, string Team, string? Post, UserId? Supervisor, bool Active);

/// <summary>团队.</summary>
/// <param name="Chat">群ID of the team's group.</param>
/// <param name="Lead">负责人.</param>
/// <param name="TimeZone">时区, an IANA name.</param>
/// <param name="Push">推送: whether the scheduled cards go to the group.</param>
public sealed record Team(string Base, string Name, string? Chat, UserId? Lead, string TimeZone, bool Push);

/// <summary>营销目标.</summary>
public sealed record Objective(Period Period, string Team, string? Goal, string? MarketLogic, UserId? Lead, string? State);

/// <summary>渠道.</summary>
public sealed record Channel(string Name, string? Kind, decimal? MonthlyBudget, decimal? People, bool Enabled);

/// <summary>One month of 渠道历史.</summary>
public sealed record ChannelMonth(string Channel, Period Month, decimal? Leads, decimal? Customers, decimal? Cost, decimal? Revenue);

/// <summary>行业基准.</summary>
public sealed record Benchmark(string IndicatorName, decimal Value, string? Unit, string? Source, DateOnly? Day);

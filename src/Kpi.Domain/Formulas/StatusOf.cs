using Kpi.Domain.Model;

namespace Kpi.Domain.Formulas;

/// <summary>状态 by pace attainment and the indicator's own thresholds.</summary>
public static class StatusOf
{
    /// <param name="paceAttainment">1 is 100 %; null (no data or no target) is 无数据.</param>
    public static Status Pace(Indicator indicator, decimal? paceAttainment) =>
        paceAttainment * 100m is not { } percent ? Status.NoData
        : percent < indicator.CriticalAt ? Status.Critical
        : percent < indicator.WarnAt ? Status.Behind
        : Status.OnTrack;
}

using Kpi.Domain.Model;

namespace Kpi.Domain.Formulas;

/// <summary>Where a period's target comes from.</summary>
public enum TargetOrigin
{
    /// <summary>A version of its own.</summary>
    Own,
    /// <summary>From its months: their sum for 累计, else their mean by day weight.</summary>
    Months,
    /// <summary>Its share, by day weight, of the longer period around it (累计), else that target itself; a week's of its month or months.</summary>
    Longer,
}

/// <summary>The target of a period.</summary>
/// <param name="Base">基础目标, in the indicator's unit.</param>
/// <param name="Challenge">挑战目标; null where none was set for every part.</param>
/// <param name="Version">The version that counts; null where derived from several.</param>
/// <param name="Earlier">Older versions in force for the same period, newest first.</param>
public sealed record PeriodTarget(decimal Base, decimal? Challenge, TargetOrigin Origin, Target? Version, IReadOnlyList<Target> Earlier);

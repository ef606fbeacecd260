using Kpi.Domain.Model;

namespace Kpi.Domain.Formulas.Expressions;

/// <summary>A 公式 or 上级指标 that can't be followed: unreadable, pointing nowhere, or in a circle. A problem of the base, told by record.</summary>
public sealed class FormulaException : Exception
{
    public FormulaException(Indicator indicator, string fault) : base($"「{indicator.Name}」{fault}") => (Indicator, Fault) = (indicator, fault);

    /// <summary>Where it was met.</summary>
    public Indicator Indicator { get; }

    /// <summary>The message without the indicator's name.</summary>
    public string Fault { get; }
}

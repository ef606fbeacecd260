using Kpi.Domain.Model;

namespace Kpi.Domain.Formulas.Expressions;

/// <summary>A 公式, read: numbers and indicators joined by + − × ÷.</summary>
public abstract record Expression
{
    /// <summary>A number as written; <c>3%</c> is 0.03.</summary>
    public sealed record Number(decimal Value) : Expression;

    /// <summary>Another indicator, by code or name.</summary>
    public sealed record Reference(Indicator Indicator) : Expression;

    /// <summary>Two parts and the operator between them.</summary>
    /// <param name="Operator">One of <c>+ - * /</c>.</param>
    public sealed record Binary(char Operator, Expression Left, Expression Right) : Expression;

    /// <summary>A part with a minus before it.</summary>
    public sealed record Negated(Expression Inner) : Expression;

    /// <summary>Its value; null where a part has no data or a divisor is 0.</summary>
    /// <param name="valueOf">The value of an indicator as a plain number (12 % is 0.12).</param>
    /// <exception cref="OverflowException">The numbers outgrow <c>decimal</c>.</exception>
    public decimal? Evaluate(Func<Indicator, decimal?> valueOf) => this switch
    {
        Number number => number.Value,
        Reference reference => valueOf(reference.Indicator),
        Negated negated => -negated.Inner.Evaluate(valueOf),
        Binary binary => Combine(binary.Operator, binary.Left.Evaluate(valueOf), binary.Right.Evaluate(valueOf)),
        _ => throw new InvalidOperationException($"No such part of a formula: {GetType().Name}"),
    };

    static decimal? Combine(char sign, decimal? left, decimal? right) => sign switch
    {
        '+' => left + right,
        '-' => left - right,
        '*' => left * right,
        _ => right == 0 ? null : left / right,
    };

    /// <summary>The indicators it names, in the order of their first appearance.</summary>
    public IEnumerable<Indicator> References() => All().Distinct();

    IEnumerable<Indicator> All() => this switch
    {
        Reference reference => [reference.Indicator],
        Negated negated => negated.Inner.All(),
        Binary binary => binary.Left.All().Concat(binary.Right.All()),
        _ => [],
    };
}

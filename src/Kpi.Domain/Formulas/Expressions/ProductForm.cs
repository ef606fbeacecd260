using Kpi.Domain.Model;

namespace Kpi.Domain.Formulas.Expressions;

/// <summary>A formula that is a product or quotient: a constant times indicators, each to a power (a divisor to −1).</summary>
sealed record ProductForm(decimal Constant, IReadOnlyList<KeyValuePair<Indicator, int>> Powers)
{
    /// <returns>Null for a formula with a sum or difference of indicators, or one that names none.</returns>
    public static ProductForm? Of(Expression expression)
    {
        var powers = new Dictionary<Indicator, int>();
        var order = new List<Indicator>();
        if (Collect(expression, 1) is not { } constant || constant <= 0)
            return null;
        var left = order.Where(i => powers[i] != 0).Select(i => KeyValuePair.Create(i, powers[i])).ToList();
        return left.Count == 0 ? null : new ProductForm(constant, left);

        decimal? Collect(Expression part, int power)
        {
            switch (part)
            {
                case Expression.Reference reference:
                    if (powers.TryAdd(reference.Indicator, 0))
                        order.Add(reference.Indicator);
                    powers[reference.Indicator] += power;
                    return 1m;
                case Expression.Binary { Operator: '*' or '/' } binary:
                    return Collect(binary.Left, power) * Collect(binary.Right, binary.Operator == '*' ? power : -power);
                default:
                    // Numbers among themselves may be added: 曝光量 × (1 + 2).
                    return part.References().Any() ? null : Raise(part.Evaluate(_ => null), power);
            }
        }
    }

    static decimal? Raise(decimal? value, int power) => value is null or 0m ? null : power > 0 ? value : 1m / value;
}

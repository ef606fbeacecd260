namespace Kpi.Domain.Formulas;

/// <summary>Splits the change of a product over its factors (归因).</summary>
/// <remarks>LMDI-I: B. W. Ang, Energy Policy 33 (2005) 867–871. In the product's unit.
/// 500 000 × 3.0 % planned, 400 000 × 3.3 % reached: −1 800 in all, of which 曝光 −3 142.0 and 留资率 +1 342.0.</remarks>
public static class Lmdi
{
    /// <returns>One effect a factor, in order; their sum is actual product − planned product.</returns>
    /// <exception cref="ArgumentException">The lists are of different length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A factor is 0 or negative and has no logarithm.</exception>
    public static IReadOnlyList<double> Split(IReadOnlyList<double> planned, IReadOnlyList<double> actual)
    {
        if (planned.Count != actual.Count)
            throw new ArgumentException($"{planned.Count} planned factors against {actual.Count} actual ones.");
        foreach (var factor in planned.Concat(actual))
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        var weight = LogMean(Product(planned), Product(actual));
        return [.. planned.Zip(actual, (from, to) => weight * Math.Log(to / from))];
    }

    static double Product(IEnumerable<double> factors) => factors.Aggregate(1.0, (product, factor) => product * factor);

    /// <summary>(a − b) ÷ ln(a ÷ b), which tends to a where both are equal.</summary>
    static double LogMean(double a, double b)
    {
        // Near 1 the quotient loses its digits; x ÷ ln(1 + x) ≈ 1 + x/2 − x²/12 keeps them.
        var x = (a - b) / b;
        return Math.Abs(x) < 1e-5 ? b * (1 + x / 2 - x * x / 12) : (a - b) / Math.Log(a / b);
    }
}

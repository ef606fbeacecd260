namespace Kpi.Domain.Formulas;

/// <summary>The standard normal distribution.</summary>
static class Normal
{
    /// <summary>80 % lie within ± this many standard deviations.</summary>
    public const double Z80 = 1.2816;

    /// <summary>Probability of a value below <paramref name="z"/>.</summary>
    /// <remarks>By the series of the error function near 0 and its continued fraction beyond 3; good to 1e-12 (Abramowitz and Stegun 7.1.6, 7.1.14).</remarks>
    public static double Cdf(double z) => z >= 0 ? 1 - Tail(z) : Tail(-z);

    static double Tail(double z)
    {
        if (z > 38)
            return 0;
        return z < 3 ? 0.5 - Density(z) * Series(z) : Density(z) / Fraction(z);
    }

    static double Density(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);

    // z + z³/3 + z⁵/(3·5) + …
    static double Series(double z)
    {
        var term = z;
        var sum = z;
        for (var k = 3; term > 1e-17; k += 2)
        {
            term *= z * z / k;
            sum += term;
        }
        return sum;
    }

    // z + 1/(z + 2/(z + 3/(z + …)))
    static double Fraction(double z)
    {
        var value = z;
        for (var k = 60; k >= 1; k--)
            value = z + k / value;
        return value;
    }
}

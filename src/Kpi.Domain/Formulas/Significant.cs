namespace Kpi.Domain.Formulas;

/// <summary>Rounds to significant digits, half away from zero: 1 234 to two is 1 200, 0.01250 is 0.013.</summary>
public static class Significant
{
    /// <param name="digits">1–28.</param>
    public static decimal Round(decimal value, int digits)
    {
        if (value == 0)
            return 0m;
        var unit = 1m;
        while (Math.Abs(value) / unit >= 10m)
            unit *= 10m;
        while (Math.Abs(value) / unit < 1m)
            unit /= 10m;
        return Math.Round(value / unit, digits - 1, MidpointRounding.AwayFromZero) * unit;
    }
}

using Kpi.Domain.Model;

namespace Kpi.Domain.Formulas;

/// <summary>达成率: how much of a target is reached; 1 is 100 %.</summary>
/// <remarks>
/// 越高越好: A ÷ B. 越低越好: 2 − A ÷ B, so that the target is 100 % and half of it 150 %. For B &lt; 0 the two swap: a loss of 80
/// where 100 was allowed is 120 %. B = 0: 100 % on the good side of 0 or at it, else 0. Not below 0, no upper bound.
/// </remarks>
public static class Attainment
{
    public static decimal Of(decimal actual, decimal target, Direction direction)
    {
        if (target == 0)
            return (direction == Direction.HigherIsBetter ? actual >= 0 : actual <= 0) ? 1m : 0m;
        var quotient = actual / target;
        var higher = direction == Direction.HigherIsBetter ^ target < 0;
        return Math.Max(0m, higher ? quotient : 2m - quotient);
    }

    /// <summary>Null where either is unknown.</summary>
    public static decimal? Of(decimal? actual, decimal? target, Direction direction) =>
        actual is { } a && target is { } b ? Of(a, b, direction) : null;

    /// <summary>Whether <paramref name="value"/> is better than <paramref name="other"/>, not merely as good.</summary>
    public static bool IsBetter(decimal value, decimal other, Direction direction) =>
        direction == Direction.HigherIsBetter ? value > other : value < other;
}

using Kpi.Domain.Model;

namespace Kpi.Domain.Formulas;

/// <summary>得分（阶梯式）: 0 where nothing is attained, 100 at the base target, 120 at the challenge, straight lines between; held within 0 and 120.</summary>
/// <remarks>B 1000, C 1200: 1100 scores 110, 1300 scores 120. A challenge that isn't better than the base counts as none: then 120 % of attainment scores 120.</remarks>
public static class Score
{
    public const decimal Highest = 120m;

    public static decimal Of(decimal actual, decimal target, decimal? challenge, Direction direction)
    {
        var attained = 100m * Attainment.Of(actual, target, direction);
        if (!Attainment.IsBetter(actual, target, direction))
            return Math.Min(100m, attained);
        if (challenge is { } goal && Attainment.IsBetter(goal, target, direction))
            attained = 100m + 20m * (actual - target) / (goal - target);
        return Math.Min(Highest, attained);
    }

    /// <summary>Null where actual or target is unknown.</summary>
    public static decimal? Of(decimal? actual, decimal? target, decimal? challenge, Direction direction) =>
        actual is { } a && target is { } b ? Of(a, b, challenge, direction) : null;
}

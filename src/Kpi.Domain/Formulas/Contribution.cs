using Kpi.Domain.Model;

namespace Kpi.Domain.Formulas;

/// <summary>个人贡献值: what one person's children add to one team indicator, in points of team attainment (12.0 is 12 points of 100).</summary>
/// <param name="Person">Null is 未归属: what no person's child accounts for; below 0 where the children say more than the team's own rows.</param>
public sealed record Contribution(Indicator Indicator, UserId? Person, decimal Points);

/// <summary>Shares a team's attainment out to its people.</summary>
/// <remarks>
/// For a team indicator of weight w (share of 1): w × value of p ÷ B for 累计, w × numerator of p ÷ denominator of the team ÷ B for 比率, where
/// higher is better. The parts and 未归属 add up to the uncapped attainment exactly. Other indicators, and targets that aren't above 0, carry none.
/// Team 470 of 1000 at w 40 %, 王芳 300, 李雷 120: 12.0, 4.8 and 未归属 2.0 points, together 18.8.
/// </remarks>
public static class Contributions
{
    // Points are below 1e6: with 12 decimals they are added and subtracted without loss, so that "add up" holds to the last digit.
    const int Decimals = 12;

    /// <param name="facts">The picture the standings were made from.</param>
    /// <param name="standings">Of one team in one period; only those at 团队 level count.</param>
    /// <param name="today">The day the standings were made for.</param>
    public static IReadOnlyList<Contribution> Of(IKpiFacts facts, IEnumerable<Standing> standings, DateOnly today)
    {
        var team = standings.Where(s => s.Indicator.Level == Level.Team && s.Attainment is not null).ToList();
        var weights = team.Sum(s => s.Indicator.Weight);
        return weights == 0 ? [] : [.. team.SelectMany(s => PartsOf(facts, s, s.Indicator.Weight / weights, today))];
    }

    static List<Contribution> PartsOf(IKpiFacts facts, Standing standing, decimal share, DateOnly today)
    {
        var indicator = standing.Indicator;
        if (indicator.Direction != Direction.HigherIsBetter || standing.BaseTarget is not > 0m || WholeOf(standing) is not { } whole)
            return [];
        var pointsPerUnit = 100m * share / standing.BaseTarget.Value;
        var parts = new List<Contribution>();
        var left = Math.Round(pointsPerUnit * standing.Now.Value!.Value, Decimals);
        foreach (var person in RollUp.ChildrenOf(facts, indicator).Where(c => c.Owner is not null).GroupBy(c => c.Owner!.Value))
        {
            var value = person.Sum(child => PartOf(PeriodValues.Of(facts, child, standing.Period, today), indicator) ?? 0m);
            var points = Math.Round(pointsPerUnit * value / whole, Decimals);
            parts.Add(new Contribution(indicator, person.Key, points));
            left -= points;
        }
        if (left != 0)
            parts.Add(new Contribution(indicator, null, left));
        return parts;
    }

    /// <summary>What a part is divided by before it is compared with B; null where the indicator carries no contribution.</summary>
    static decimal? WholeOf(Standing standing) => standing.Indicator.Aggregation switch
    {
        Aggregation.Sum => 1m,
        Aggregation.Ratio when standing.Now.Denominator is { } denominator && denominator != 0 => denominator / standing.Indicator.Scale,
        _ => null,
    };

    static decimal? PartOf(PeriodValue value, Indicator indicator) =>
        indicator.Aggregation == Aggregation.Ratio ? value.Numerator : value.Value;
}

using Kpi.Domain.Model;

namespace Kpi.Domain.Formulas;

/// <summary>How much more comes of more resources: 1.5 is 1.5 % more leads for 1 % more cost.</summary>
public static class Elasticity
{
    /// <summary>What is assumed where the history doesn't tell.</summary>
    public const decimal Assumed = 1m;
    const int FewestMonths = 6;
    const double Highest = 2;

    /// <summary>Of two growths: 20 % more budget for 30 % more leads is 1.5. Null where the resources didn't grow.</summary>
    public static decimal? Between(decimal resourceGrowth, decimal leadGrowth) => resourceGrowth == 0 ? null : leadGrowth / resourceGrowth;

    /// <summary>Log–log slope of leads on cost, held within 0 and 2.</summary>
    /// <returns>1 with fewer than 6 months of both above 0, or where the cost never changed.</returns>
    public static decimal Of(IEnumerable<ChannelMonth> months)
    {
        var points = months.Where(m => m is { Cost: > 0m, Leads: > 0m })
            .GroupBy(m => m.Month)
            .Select(g => (X: Math.Log((double)g.Sum(m => m.Cost!.Value)), Y: Math.Log((double)g.Sum(m => m.Leads!.Value)))).ToList();
        return points.Count < FewestMonths || Line.Slope(points) is not { } slope ? Assumed : (decimal)Math.Clamp(slope, 0, Highest);
    }
}

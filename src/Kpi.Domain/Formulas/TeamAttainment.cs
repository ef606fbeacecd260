using Kpi.Domain.Model;

namespace Kpi.Domain.Formulas;

/// <summary>团队整体达成率: Σ weight × min(attainment, 120 %) ÷ Σ weight, over the team-level indicators that have data. 1 is 100 %.</summary>
/// <remarks>Weights 40, 30, 30 and attainments 95, 130, 60 %: 92.0 %, uncapped 95.0 %.</remarks>
/// <param name="Value">Null where no weighted indicator has data.</param>
/// <param name="Uncapped">Without the cap of 120 %: what personal contributions add up to.</param>
/// <param name="Expected">应到: the same mean of the attainments that would be on pace.</param>
/// <param name="Projected">预计: the same mean of the attainments projected for the period's end.</param>
/// <param name="Coverage">数据覆盖率: Σ weight with data ÷ Σ weight; 0 without weights.</param>
public sealed record TeamAttainment(decimal? Value, decimal? Uncapped, decimal? Expected, decimal? Projected, decimal Coverage)
{
    /// <summary>One very good indicator can't hide the others.</summary>
    public const decimal Cap = 1.2m;

    /// <param name="standings">Of a team, at any level; only those at 团队 level count.</param>
    public static TeamAttainment Of(IEnumerable<Standing> standings)
    {
        var (weight, covered, capped, uncapped, expected, projected) = (0m, 0m, 0m, 0m, 0m, 0m);
        foreach (var standing in standings.Where(s => s.Indicator.Level == Level.Team))
        {
            var w = standing.Indicator.Weight;
            weight += w;
            if (standing.Attainment is not { } attained)
                continue;
            covered += w;
            capped += w * Math.Min(attained, Cap);
            uncapped += w * attained;
            expected += w * Math.Min(Against(standing, standing.TargetToDate) ?? 1m, Cap);
            projected += w * Math.Min(Against(standing, standing.Projection?.End) ?? attained, Cap);
        }
        return covered == 0
            ? new TeamAttainment(null, null, null, null, 0m)
            : new TeamAttainment(capped / covered, uncapped / covered, expected / covered, projected / covered, covered / weight);
    }

    static decimal? Against(Standing standing, decimal? value) => Attainment.Of(value, standing.BaseTarget, standing.Indicator.Direction);
}

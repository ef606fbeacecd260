using Kpi.Domain.Formulas.Expressions;
using Kpi.Domain.Model;

namespace Kpi.Domain.Formulas;

/// <summary>How one factor of a 公式 moved its indicator.</summary>
/// <param name="Planned">Its own target, or without one its mean of the four weeks before; in its unit.</param>
/// <param name="Actual">In its unit.</param>
/// <param name="FromTarget">False where <paramref name="Planned"/> is that mean.</param>
/// <param name="Change">Actual ÷ planned − 1: −0.2 is −20 %.</param>
/// <param name="Effect">In the unit of the indicator.</param>
/// <param name="Share">Effect ÷ gap, 0.92 is 92 % of it; below 0 where it worked against the gap; null where there is no gap.</param>
public sealed record FactorEffect(Indicator Factor, decimal Planned, decimal Actual, bool FromTarget, decimal Change, decimal Effect, decimal? Share);

/// <summary>归因 by 公式: why a product or quotient of others came out as it did.</summary>
/// <param name="Gap">Product of the actual factors − product of the planned ones, in the indicator's unit; the effects add up to it.</param>
/// <param name="Effects">The one with the largest share of the gap first.</param>
public sealed record FactorAttribution(Indicator Indicator, decimal Gap, IReadOnlyList<FactorEffect> Effects)
{
    /// <summary>Splits what happened from a day to a day, both included.</summary>
    /// <returns>Null where there is no split: no readable 公式, not a product or quotient, or a factor that is 0 or has no data.</returns>
    public static FactorAttribution? Of(IKpiFacts facts, Indicator indicator, DateOnly from, DateOnly to)
    {
        if (Read(facts, indicator) is not { } form)
            return null;
        var factors = form.Powers.Select(p => Factor.Of(facts, p.Key, p.Value, from, to)).ToList();
        if (factors.Exists(f => f is null))
            return null;
        var constant = (double)(form.Constant * indicator.Scale);
        var planned = factors.Select(f => f!.Part(f.Planned)).Append(constant).ToList();
        var actual = factors.Select(f => f!.Part(f.Actual)).Append(constant).ToList();
        if (planned.Concat(actual).Any(part => part is not (> 0 and < 1e27)))
            return null;
        var effects = Lmdi.Split(planned, actual);
        var gap = effects.Sum();
        // What is left of effects that cancel out is noise of the logarithm and no gap to have shares of.
        var isGap = double.Abs(gap) > 1e-9 * effects.Max(double.Abs);
        return double.Abs(gap) < 1e27 ? new FactorAttribution(indicator, (decimal)gap,
            [.. factors.Select((f, i) => f!.Moved(effects[i], isGap ? gap : null)).OrderByDescending(e => e.Share ?? 0m)]) : null;
    }

    static ProductForm? Read(IKpiFacts facts, Indicator indicator)
    {
        if (string.IsNullOrWhiteSpace(indicator.Formula))
            return null;
        try
        {
            return ProductForm.Of(IndicatorFormula.Parse(facts, indicator));
        }
        catch (FormulaException)
        {
            // Told as a finding of the base; the card goes without its reasons.
            return null;
        }
    }

    sealed record Factor(Indicator Indicator, int Power, decimal Planned, decimal Actual, bool FromTarget)
    {
        public static Factor? Of(IKpiFacts facts, Indicator indicator, int power, DateOnly from, DateOnly to)
        {
            var target = Targets.OfDays(facts, indicator, from, to);
            return PeriodValues.OfDays(facts, indicator, from, to).Value is { } actual and > 0m
                && (target ?? Usual.Of(facts, indicator, from, to)) is { } planned and > 0m
                ? new Factor(indicator, power, planned, actual, target is not null) : null;
        }

        public double Part(decimal value) => Math.Pow((double)(value / Indicator.Scale), Power);

        public FactorEffect Moved(double effect, double? gap) =>
            new(Indicator, Planned, Actual, FromTarget, Actual / Planned - 1m, (decimal)effect, (decimal?)(effect / gap));
    }
}

using Kpi.Domain.Model;

namespace Kpi.Domain.Formulas.Expressions;

/// <summary>Reads an indicator's 公式.</summary>
public static class IndicatorFormula
{
    /// <summary>Reads it; <c>线索量 = 曝光量 × 留资率</c> and <c>曝光量*留资率</c> are the same.</summary>
    /// <exception cref="FormulaException">There is none, it can't be read, or it names what the base doesn't have.</exception>
    public static Expression Parse(IKpiFacts facts, Indicator indicator) => Parse(facts.Indicators, indicator);

    internal static Expression Parse(IReadOnlyCollection<Indicator> all, Indicator indicator)
    {
        if (string.IsNullOrWhiteSpace(indicator.Formula))
            throw new FormulaException(indicator, "没有公式");
        if (indicator.Formula.Length > ExpressionParser.Longest)
            throw new FormulaException(indicator, $"公式超过 {ExpressionParser.Longest} 个字符");
        var text = FormulaText.Normal(indicator.Formula);
        var names = new IndicatorNames(all);
        return new ExpressionParser(indicator, text.AsSpan(text.IndexOf('=', StringComparison.Ordinal) + 1), names).ParseAll();
    }
}

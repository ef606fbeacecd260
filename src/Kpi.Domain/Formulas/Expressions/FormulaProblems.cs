using Kpi.Domain.Model;

namespace Kpi.Domain.Formulas.Expressions;

/// <summary>A 公式 that can't be followed.</summary>
/// <param name="Fault">What is wrong, in Chinese, without the indicator's name.</param>
public sealed record FormulaProblem(Indicator Indicator, string Fault);

/// <summary>Looks for broken formulas before anybody asks for a figure.</summary>
public static class FormulaProblems
{
    /// <summary>Unreadable ones, references to what doesn't exist, circles; of enabled indicators, one each, in their order.</summary>
    public static IReadOnlyList<FormulaProblem> Of(IReadOnlyCollection<Indicator> indicators)
    {
        var references = new Dictionary<IndicatorCode, IReadOnlyList<Indicator>>();
        var problems = new List<FormulaProblem>();
        foreach (var indicator in indicators.Where(i => i.Enabled && !string.IsNullOrWhiteSpace(i.Formula)))
        {
            try
            {
                references[indicator.Code] = [.. IndicatorFormula.Parse(indicators, indicator).References()];
            }
            catch (FormulaException unreadable)
            {
                problems.Add(new FormulaProblem(indicator, unreadable.Fault));
            }
        }
        problems.AddRange(indicators.Where(i => references.ContainsKey(i.Code) && IsOnCircle(i, references)).Select(i => new FormulaProblem(i, "公式循环引用")));
        return problems;
    }

    static bool IsOnCircle(Indicator start, Dictionary<IndicatorCode, IReadOnlyList<Indicator>> references)
    {
        var seen = new HashSet<IndicatorCode>();
        var open = new Stack<Indicator>(references[start.Code]);
        while (open.TryPop(out var indicator))
        {
            if (indicator.Code == start.Code)
                return true;
            if (seen.Add(indicator.Code) && references.TryGetValue(indicator.Code, out var further))
                foreach (var next in further)
                    open.Push(next);
        }
        return false;
    }
}

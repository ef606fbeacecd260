using Kpi.Domain.Formulas.Expressions;
using Kpi.Domain.Model;

namespace Kpi.Domain.Formulas;

/// <summary>Something in the definitions that keeps a figure from being made.</summary>
/// <param name="Text">One sentence in Chinese that names the indicator.</param>
public sealed record BaseProblem(Indicator Indicator, string Text);

/// <summary>Looks for faults of 公式 and 上级指标 before anybody asks for a figure.</summary>
public static class BaseProblems
{
    /// <summary>Unreadable formulas, references and parents that don't exist, circles; of enabled indicators, in their order.</summary>
    public static IReadOnlyList<BaseProblem> Of(IKpiFacts facts) =>
        [.. facts.Indicators.Where(i => i.Enabled).SelectMany(i => Of(facts, i))];

    static IEnumerable<BaseProblem> Of(IKpiFacts facts, Indicator indicator)
    {
        if (indicator.Parent is { } parent && facts.Find(parent) is null)
            yield return new BaseProblem(indicator, $"「{indicator.Name}」的上级指标「{parent}」不存在");
        if (Circle(indicator, i => i.Parent is { } up && facts.Find(up) is { } found ? [found] : []))
            yield return new BaseProblem(indicator, $"「{indicator.Name}」的上级指标循环引用");
        if (string.IsNullOrWhiteSpace(indicator.Formula))
            yield break;
        string? fault = null;
        try
        {
            if (Circle(indicator, i => ReferencesOf(facts, i, indicator)))
                fault = $"「{indicator.Name}」的公式循环引用";
        }
        catch (FormulaException unreadable)
        {
            fault = unreadable.Message;
        }
        if (fault is not null)
            yield return new BaseProblem(indicator, fault);
    }

    static IEnumerable<Indicator> ReferencesOf(IKpiFacts facts, Indicator of, Indicator asked)
    {
        if (string.IsNullOrWhiteSpace(of.Formula))
            return [];
        try
        {
            return IndicatorFormula.Parse(facts, of).References();
        }
        // Another's broken formula is reported where it stands.
        catch (FormulaException) when (of.Code != asked.Code)
        {
            return [];
        }
    }

    static bool Circle(Indicator start, Func<Indicator, IEnumerable<Indicator>> next)
    {
        var seen = new HashSet<IndicatorCode>();
        var open = new Stack<Indicator>(next(start));
        while (open.TryPop(out var indicator))
        {
            if (indicator.Code == start.Code)
                return true;
            if (seen.Add(indicator.Code))
                foreach (var following in next(indicator))
                    open.Push(following);
        }
        return false;
    }
}

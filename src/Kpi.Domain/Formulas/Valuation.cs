using Kpi.Domain.Formulas.Expressions;
using Kpi.Domain.Model;

namespace Kpi.Domain.Formulas;

/// <summary>Finds values over one picture of the base; made for one question and thrown away.</summary>
/// <remarks>Keeps parsed formulas and the values of formulas already worked out, so that a formula that names another twice costs once.</remarks>
sealed class Valuation(IKpiFacts facts)
{
    readonly Stack<Indicator> path = new();
    readonly Dictionary<IndicatorCode, Expression> parsed = [];
    readonly Dictionary<(IndicatorCode, Span, Span), PeriodValue> computed = [];

    /// <summary>Value over <paramref name="days"/>; whether own rows, children or formula make it is decided by what <paramref name="seen"/> holds.</summary>
    public PeriodValue Of(Indicator indicator, Span days, Span seen)
    {
        try
        {
            return Make(indicator, days, seen);
        }
        catch (FormulaException fault)
        {
            return PeriodValue.Nothing with { Problem = fault.Message };
        }
        catch (OverflowException)
        {
            return PeriodValue.Nothing with { Problem = $"「{indicator.Name}」的数值过大，无法计算" };
        }
    }

    PeriodValue Make(Indicator indicator, Span days, Span seen)
    {
        if (HasOwn(indicator, seen))
            return indicator.Aggregation == Aggregation.Latest
                ? LastOwn(indicator, days.To)
                : Own(indicator, days).Result(indicator, Origin.OwnRows);
        var children = RollUp.ChildrenOf(facts, indicator);
        if (children.Count > 0)
        {
            var (tally, problem) = Children(indicator, children, days, seen);
            return tally.Result(indicator, Origin.RolledUp) with { Problem = problem };
        }
        return string.IsNullOrWhiteSpace(indicator.Formula) ? PeriodValue.Nothing : Compute(indicator, days, seen);
    }

    bool HasOwn(Indicator indicator, Span seen)
    {
        foreach (var row in facts.ActualsOf(indicator.Code, Start(indicator, seen), seen.To))
            if (Tally.Says(row, indicator.Aggregation))
                return true;
        return false;
    }

    // A state (粉丝数) holds until the next row says otherwise, so the last value may be older than the period.
    static DateOnly Start(Indicator indicator, Span span) => indicator.Aggregation == Aggregation.Latest ? DateOnly.MinValue : span.From;

    Tally Own(Indicator indicator, Span days)
    {
        var tally = new Tally();
        foreach (var row in facts.ActualsOf(indicator.Code, days.From, days.To))
            if (Tally.Says(row, indicator.Aggregation))
                tally.Add(row, indicator.Aggregation, indicator.Scale);
        return tally;
    }

    PeriodValue LastOwn(Indicator indicator, DateOnly day)
    {
        var rows = facts.ActualsOf(indicator.Code, DateOnly.MinValue, day);
        for (var i = rows.Count - 1; i >= 0; i--)
            if (Tally.ValueOf(rows[i], indicator.Scale) is { } value)
                return new PeriodValue(value, null, null, Origin.OwnRows, rows[i].Day);
        return PeriodValue.Nothing;
    }

    /// <summary>The sums of the children; a broken child is left out and told.</summary>
    (Tally, string? Problem) Children(Indicator parent, IReadOnlyList<Indicator> children, Span days, Span seen)
    {
        var tally = new Tally();
        string? problem = null;
        Enter(parent);
        try
        {
            foreach (var child in children)
                problem = TryAddChild(ref tally, child, days, seen) ?? problem;
        }
        finally
        {
            path.Pop();
        }
        return (tally, problem);
    }

    string? TryAddChild(ref Tally tally, Indicator child, Span days, Span seen)
    {
        try
        {
            return AddChild(ref tally, child, days, seen);
        }
        catch (FormulaException fault)
        {
            return fault.Message;
        }
    }

    string? AddChild(ref Tally tally, Indicator child, Span days, Span seen)
    {
        if (HasOwn(child, seen))
        {
            tally.Add(Own(child, days));
            return null;
        }
        var children = RollUp.ChildrenOf(facts, child);
        if (children.Count > 0)
        {
            var (inner, problem) = Children(child, children, days, seen);
            tally.Add(inner);
            return problem;
        }
        if (string.IsNullOrWhiteSpace(child.Formula))
            return null;
        var value = Compute(child, days, seen);
        if (value.Value is not { } figure)
            return value.Problem;
        if (child.Aggregation != Aggregation.Sum)
            return $"「{child.Name}」由公式得出，没有分子和分母，未计入上级指标";
        tally.AddComputed(figure, value.Latest);
        return value.Problem;
    }

    PeriodValue Compute(Indicator indicator, Span days, Span seen)
    {
        if (computed.TryGetValue((indicator.Code, days, seen), out var known))
            return known;
        Enter(indicator);
        try
        {
            if (!parsed.TryGetValue(indicator.Code, out var expression))
                parsed[indicator.Code] = expression = IndicatorFormula.Parse(facts, indicator);
            DateOnly? latest = null;
            string? problem = null;
            // 12 % stands as 12 in the base and is 0.12 where it is multiplied.
            var value = expression.Evaluate(named =>
            {
                var part = Make(named, days, seen);
                latest = part.Latest > latest || latest is null ? part.Latest : latest;
                problem ??= part.Problem;
                return part.Value / named.Scale;
            });
            return computed[(indicator.Code, days, seen)] =
                new PeriodValue(value * indicator.Scale, null, null, value is null ? Origin.None : Origin.Formula, latest) { Problem = problem };
        }
        finally
        {
            path.Pop();
        }
    }

    void Enter(Indicator indicator)
    {
        if (path.Contains(indicator))
            throw new FormulaException(indicator, $"循环引用：{string.Join(" → ", path.Reverse().SkipWhile(i => i != indicator).Append(indicator).Select(i => i.Name))}");
        path.Push(indicator);
    }
}

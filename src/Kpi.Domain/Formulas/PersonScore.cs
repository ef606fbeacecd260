namespace Kpi.Domain.Formulas;

/// <summary>得分 of a person: the mean of the scores of what they own, by 权重; 0–120.</summary>
/// <remarks>Scores 120 and 90 at weights 40 and 20: 110. Indicators without weight count equally where none has any.</remarks>
public static class PersonScore
{
    /// <returns>Null where no indicator has a score.</returns>
    public static decimal? Of(IEnumerable<Standing> standings)
    {
        var scored = standings.Where(s => s.Score is not null).ToList();
        if (scored.Count == 0)
            return null;
        var weight = scored.Sum(s => s.Indicator.Weight);
        return weight == 0 ? scored.Average(s => s.Score!.Value) : scored.Sum(s => s.Score!.Value * s.Indicator.Weight) / weight;
    }
}

namespace Kpi.Domain.Formulas;

/// <summary>The middle value; of an even count the mean of the two in the middle.</summary>
static class Median
{
    /// <returns>Null of none.</returns>
    public static decimal? Of(IReadOnlyCollection<decimal> values)
    {
        if (values.Count == 0)
            return null;
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2m;
    }
}

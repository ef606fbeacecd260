namespace Kpi.Domain.Formulas;

/// <summary>What the last days yielded per unit of day weight.</summary>
/// <param name="Days">How many days the spread was seen on.</param>
/// <param name="Mean">All that came in ÷ all the weight, so that leads of a Sunday aren't lost where only working days carry a target.</param>
/// <param name="Deviation">Sample standard deviation (n − 1) of the days' rates.</param>
readonly record struct DayRates(int Days, decimal Mean, double Deviation)
{
    /// <returns>Null with fewer than two days of weight: nothing can be said of the spread.</returns>
    public static DayRates? Of(IEnumerable<(decimal Value, decimal Weight)> days)
    {
        var (total, weight) = (0m, 0m);
        var rates = new List<double>();
        foreach (var day in days)
        {
            total += day.Value;
            weight += day.Weight;
            if (day.Weight > 0)
                rates.Add((double)(day.Value / day.Weight));
        }
        if (rates.Count < 2)
            return null;
        var mean = rates.Average();
        return new DayRates(rates.Count, total / weight, Math.Sqrt(rates.Sum(r => (r - mean) * (r - mean)) / (rates.Count - 1)));
    }
}

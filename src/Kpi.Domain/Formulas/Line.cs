namespace Kpi.Domain.Formulas;

/// <summary>The straight line of least squares.</summary>
static class Line
{
    /// <returns>Null where all x are the same.</returns>
    public static double? Slope(IReadOnlyCollection<(double X, double Y)> points)
    {
        var (meanX, meanY) = (points.Average(p => p.X), points.Average(p => p.Y));
        var spread = points.Sum(p => (p.X - meanX) * (p.X - meanX));
        return spread < 1e-12 ? null : points.Sum(p => (p.X - meanX) * (p.Y - meanY)) / spread;
    }
}

namespace Kpi.Domain.Formulas;

/// <summary>Where the team stands against the industry.</summary>
public static class Benchmarking
{
    /// <summary>领先: 12 % against the industry's 10 % is a lead of 20 %. Null where the industry's value isn't above 0.</summary>
    public static decimal? Lead(decimal ours, decimal industry) => industry > 0 ? ours / industry - 1m : null;
}

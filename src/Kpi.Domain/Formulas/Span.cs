namespace Kpi.Domain.Formulas;

/// <summary>A run of days, both ends included; empty where it ends before it begins.</summary>
readonly record struct Span(DateOnly From, DateOnly To);

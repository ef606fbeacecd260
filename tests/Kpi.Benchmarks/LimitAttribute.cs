using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Kpi.Benchmarks;

/// <summary>What a measured mean must stay below, and why it is that much.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class LimitAttribute(double milliseconds, string why) : Attribute
{
    public double Milliseconds => milliseconds;

    public string Why => why;

    public static LimitAttribute? Of(BenchmarkCase benchmark) => benchmark.Descriptor.WorkloadMethod.GetCustomAttribute<LimitAttribute>();
}

/// <summary>Shows the limit beside the mean.</summary>
sealed class LimitColumn : IColumn
{
    public string Id => nameof(LimitColumn);

    public string ColumnName => "Limit";

    public string Legend => "The mean must stay below it; the run fails where it doesn't";

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Time;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) => LimitAttribute.Of(benchmarkCase) is { } limit
        ? string.Create(CultureInfo.InvariantCulture, $"{limit.Milliseconds} ms ({limit.Why})") : "peer";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;
}

using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Benchmarks;

/// <summary>A large team: 60 indicators (6 of the team, 18 of persons, 36 of channels), 400 days of actuals, always the same.</summary>
/// <remarks>Half of the team's indicators have rows of their own, half are made of their children, one is a formula.</remarks>
sealed class SampleBase
{
    public static DateOnly Today { get; } = new(2026, 7, 14);

    public static Period Month { get; } = Period.MonthOf(Today);

    public IReadOnlyList<Indicator> Indicators { get; } = [.. Enumerable.Range(0, 60).Select(Make)];

    public IReadOnlyList<Target> Targets { get; }

    public IReadOnlyList<Actual> Actuals { get; }

    public FactsInMemory Facts { get; }

    public SampleBase()
    {
        Targets = [.. from i in Indicators
            from m in Enumerable.Range(0, 15)
            select new Target(i.Code, Period.MonthOf(Today.AddMonths(1 - m)), 1, 1000, 1200, null, null, TargetState.InForce, null)];
        Actuals = [.. MakeActuals()];
        Facts = new FactsInMemory(Indicators, Targets, Actuals, WorkCalendar.WeekendsOnly);
    }

    static Indicator Make(int n)
    {
        var level = n < 6 ? Level.Team : n < 24 ? Level.Person : Level.Channel;
        int? parent = level switch { Level.Person => (n - 6) % 6, Level.Channel => 6 + (n - 24) % 18, _ => null };
        return new Indicator("营销", $"rec{n}", new($"I{n}"), $"指标{n}", level, "增长组", level == Level.Team ? null : new UserId($"ou_{n % 18}"),
            null, parent is { } p ? new IndicatorCode($"I{p}") : null, Category.Leads, Nature.Outcome, n % 3 == 1 ? "%" : "条",
            Direction.HigherIsBetter, n == 5 ? Aggregation.Sum : AggregationOf(parent ?? n), Cycle.Month, n % 2 == 0 ? DayBasis.CalendarDays : DayBasis.WorkingDays,
            10, n == 5 ? "I24 × I25 ÷ 100" : null, null, null, 90, 70, true);
    }

    // A child's way of adding up is its parent's, else it isn't added; a person's parent has the same number modulo 6.
    static Aggregation AggregationOf(int n) => (n < 6 ? n : (n - 6) % 6) % 3 == 1 ? Aggregation.Ratio : Aggregation.Sum;

    IEnumerable<Actual> MakeActuals()
    {
        var random = new Random(20260714);
        foreach (var indicator in Indicators.Where(i => i.Level != Level.Team || i.Code.Value is "I0" or "I1" or "I2"))
            for (var day = Today.AddDays(-399); day <= Today; day = day.AddDays(1))
                yield return new Actual(indicator.Code, day, random.Next(10, 60), random.Next(1, 20), random.Next(20, 200), ActualSource.Automatic, null);
    }
}

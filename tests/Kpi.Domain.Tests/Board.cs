using System.Globalization;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Domain.Tests;

/// <summary>A base written down in a test: indicators, targets, actuals.</summary>
sealed class Board
{
    readonly List<Indicator> indicators = [];
    readonly List<Target> targets = [];
    readonly List<Actual> actuals = [];

    public Indicator Add(string code, Aggregation aggregation = Aggregation.Sum, string? name = null, Level level = Level.Team, string? parent = null,
        string? owner = null, string unit = "条", Direction direction = Direction.HigherIsBetter, DayBasis days = DayBasis.CalendarDays,
        decimal weight = 0, string? formula = null, string team = "增长组", Cycle cycle = Cycle.Month, bool enabled = true)
    {
        var indicator = new Indicator("营销", "rec_" + code, new(code), name ?? code, level, team, owner is null ? null : new UserId(owner), null,
            parent is null ? null : new IndicatorCode(parent), Category.Leads, Nature.Outcome, unit, direction, aggregation, cycle, days,
            weight, formula, null, null, 90m, 70m, enabled);
        indicators.Add(indicator);
        return indicator;
    }

    public Board Target(Indicator indicator, string period, decimal value, decimal? challenge = null, int version = 1, TargetState state = TargetState.InForce)
    {
        targets.Add(new Target(indicator.Code, P(period), version, value, challenge, null, null, state, null));
        return this;
    }

    public Board Row(Indicator indicator, string day, decimal? value = null, decimal? of = null, decimal? part = null)
    {
        actuals.Add(new Actual(indicator.Code, D(day), value, part, of, ActualSource.Automatic, null));
        return this;
    }

    /// <summary>One row a day from a day on.</summary>
    public Board Rows(Indicator indicator, string from, params decimal[] values)
    {
        for (var i = 0; i < values.Length; i++)
            actuals.Add(new Actual(indicator.Code, D(from).AddDays(i), values[i], null, null, ActualSource.Automatic, null));
        return this;
    }

    public FactsInMemory Facts => new(indicators, targets, actuals, Calendars.China);

    public static Period P(string text) => Period.TryParse(text, out var period) ? period : throw new FormatException(text);

    public static DateOnly D(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

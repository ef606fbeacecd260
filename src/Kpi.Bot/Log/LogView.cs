using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Domain.Formulas;
using Kpi.Domain.Model;

namespace Kpi.Bot.Log;

/// <summary>What cards/log.json.liquid can show: what was written, what it took the place of, and where the indicator stands now.</summary>
/// <param name="Old">What stood there before, with its source; empty for nothing.</param>
/// <param name="Figure">Actual and target of the period with the new value.</param>
/// <param name="Before">The period's value before; empty where it is the same.</param>
/// <param name="Closed">A period that has ended, whose figures people were told already; empty for the running one.</param>
/// <param name="Back">The command that puts the old value back; empty where there was none.</param>
sealed record LogView(
    string Name, string Day, string Old, string New, string Figure, string Before, string Attainment, string Bar, string Sign, string Colour,
    string Period, string Closed, string Back, string Exactly) : ICardView
{
    public string Template => "log";

    public static LogView Of(ISnapshot snapshot, Located located, Actual row, DateOnly today, Words words)
    {
        var indicator = located.Indicator;
        var period = LogEntry.PeriodOf(indicator, row.Day);
        var before = Standing.Of(located.Base, indicator, period, today);
        var after = Standing.Of(new WithActual(located.Base, row), indicator, period, today);
        var old = located.Base.ActualsOf(indicator.Code, row.Day, row.Day) is [var there, ..] ? there : null;
        var exactly = snapshot.Exactly(located);
        return new(indicator.Name, words.Day(row.Day),
            old is null ? "" : $"{Written(old, indicator, words)}（{Base.Options.ActualSources.NameOf(old.Source)}）",
            Written(row, indicator, words),
            words.Figure(after.Now.Value, after.BaseTarget, indicator.Unit),
            before.Now.Value == after.Now.Value ? "" : words.Value(before.Now.Value, indicator.Unit),
            words.Percent(after.Attainment), words.Bar(after.Attainment, after.PaceShare), words.Sign(after.Status), Words.TagColour(after.Status),
            words.Period(period, today), period.Last < today.AddDays(-1) ? $"{words.Period(period, today)}已结束，修改会标为「修订」" : "",
            old is null || old == row ? "" : PutBack(old, exactly), exactly);
    }

    /// <summary><c>30 条</c>, or <c>12/100（12%）</c> for a ratio.</summary>
    public static string Written(Actual row, Indicator indicator, Words words) => row is { Numerator: { } n, Denominator: { } d }
        ? $"{n:0.####}/{d:0.####}{(d == 0 ? "" : $"（{words.Value(n / d * indicator.Scale, indicator.Unit)}）")}" : words.Value(row.Value, indicator.Unit);

    static string PutBack(Actual old, string exactly) => (old.Numerator, old.Denominator, old.Value) switch
    {
        ({ } n, { } d, _) => $"log {exactly} {n:0.####}/{d:0.####} {RowKeys.Day(old.Day)}",
        (_, _, { } value) => $"log {exactly} {value:0.####} {RowKeys.Day(old.Day)}",
        _ => "",
    };
}

using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Domain.Formulas;

namespace Kpi.Bot.Log;

/// <summary>What cards/log-form.json.liquid can show: one value and its day.</summary>
/// <param name="Figure">Actual and target of the running period.</param>
/// <param name="Example">How the value is typed.</param>
/// <param name="Hint">The same, as short as a field holds it.</param>
/// <param name="Day"><c>yyyy-MM-dd</c>, prefilled.</param>
/// <param name="Last">The newest row there is, or empty.</param>
sealed record LogFormView(string Name, string Figure, string Example, string Hint, string Day, string Last, string Base, string Code) : ICardView
{
    public string Template => "log-form";

    public static LogFormView Of(Located located, DateOnly day, DateOnly today, Words words)
    {
        var indicator = located.Indicator;
        var standing = Standing.Of(located.Base, indicator, LogEntry.PeriodOf(indicator, day), today);
        var last = located.Base.ActualsOf(indicator.Code, today.AddDays(-31), today) is [.., var newest] ? newest : null;
        return new(indicator.Name, words.Figure(standing.Now.Value, standing.BaseTarget, indicator.Unit), LogEntry.Example(indicator),
            indicator.Aggregation == Kpi.Domain.Model.Aggregation.Ratio ? "例如 12/100" : "例如 30",
            RowKeys.Day(day), last is null ? "" : $"最近一次：{words.ShortDay(last.Day)} {LogView.Written(last, indicator, words)}",
            located.Base.Name, indicator.Code.Value);
    }
}

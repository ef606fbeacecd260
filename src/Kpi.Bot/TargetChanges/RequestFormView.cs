using System.Globalization;
using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Domain.Formulas;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.TargetChanges;

/// <summary>What cards/target-form.json.liquid can show: the request form, filled in with what is known.</summary>
/// <param name="Now">Where the indicator stands: figure, attainment, projection.</param>
/// <param name="History">Mean and best of the last periods; empty without history.</param>
/// <param name="Suggested">The suggestion in words; empty where there is none.</param>
/// <param name="NewBase">The present value, to be changed.</param>
sealed record RequestFormView(
    string Name, string Now, string Bar, string History, string Suggested, IReadOnlyList<RequestFormView.Choice> Periods, string Period,
    string NewBase, string NewChallenge, string Hint, string Base, string Code) : ICardView
{
    public sealed record Choice(string Value, string Label);

    public string Template => "target-form";

    public static RequestFormView Of(Located located, Period period, DateOnly today, Words words)
    {
        var (kpis, indicator) = (located.Base, located.Indicator);
        var references = References.Of(kpis, indicator, period, today);
        var standing = references.Standing;
        return new(indicator.Name,
            $"{words.Period(standing.Period, today)} {words.Figure(standing.Now.Value, standing.BaseTarget, indicator.Unit)}（{words.Percent(standing.Attainment)}）"
                + (standing.Projection is { } projection && indicator.Aggregation == Aggregation.Sum ? $" · 预计 {words.Value(projection.End, indicator.Unit)}" : ""),
            standing.Attainment is null ? "" : words.Bar(standing.Attainment, standing.PaceShare),
            HistoryOf(references, indicator, words),
            references.Suggestion is { Base: { } suggested } s ? $"建议 {words.Value(suggested, indicator.Unit)} · 挑战 {words.Value(s.Challenge, indicator.Unit)}" : "",
            [.. Open(indicator, today).Select(p => new Choice(p.ToString(), $"{words.Period(p, today)}（现 {Present(kpis, indicator, p, words)}）"))],
            period.ToString(), Plain(references.Present?.Base), Plain(references.Present?.Challenge),
            indicator.Unit == "%" ? "例如 12" : "例如 1150 或 1.2万", kpis.Name, indicator.Code.Value);
    }

    /// <summary>The running period and the next two.</summary>
    public static IReadOnlyList<Period> Open(Indicator indicator, DateOnly today)
    {
        var running = Running(indicator, today);
        return [running, running.Next, running.Next.Next];
    }

    /// <summary>The period that a day is in: on the 1st the month just begun, since the closed one takes no new target.</summary>
    public static Period Running(Indicator indicator, DateOnly today) => indicator.CurrentPeriod(today.AddDays(1));

    /// <summary><c>近6期均值 700 · 最好 910</c>.</summary>
    public static string HistoryOf(References references, Indicator indicator, Words words) => references.Suggestion is { Mean: { } mean, Best: { } best }
        ? $"近6期均值 {words.Value(mean, indicator.Unit)} · 最好 {words.Value(best, indicator.Unit)}" : "";

    static string Present(IKpiFacts kpis, Indicator indicator, Period period, Words words) =>
        Targets.For(kpis, indicator, period) is { } target ? words.Value(target.Base, indicator.Unit) : "未设目标";

    static string Plain(decimal? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}

using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Door;
using Kpi.Domain.Formulas;
using Kpi.Domain.Model;
using Kpi.Domain.Periods;

namespace Kpi.Bot.TargetChanges;

/// <summary>A request as it was typed, checked: the numbers, or the mistake in words that say what to do.</summary>
sealed record RequestDraft(Period Period, decimal Base, decimal? Challenge, string Why, PeriodTarget? Present)
{
    public const int MostLetters = 500;

    public static (RequestDraft? Draft, string? Mistake) Of(Located located, Press press)
    {
        var (indicator, words) = (located.Indicator, press.Words);
        if (!Period.TryParse(press.Field("period"), out var period) || period.Kind == PeriodKind.Week)
            return (null, "请选择周期。");
        if (period.Last < press.Today)
            return (null, $"{period} 已经结束，不能再改目标。");
        if (period.First > press.Today.AddYears(1))
            return (null, $"{period} 太远了，请选一年以内开始的周期。");
        if (press.Field("base") is not { } typedBase)
            return (null, "请填写新的基础目标。");
        if (Number(typedBase, indicator, "新基础目标") is var (target, wrong) && wrong is not null)
            return (null, wrong);
        decimal? challenge = null;
        if (press.Field("challenge") is { } typedChallenge)
        {
            (challenge, wrong) = Number(typedChallenge, indicator, "新挑战目标");
            if (wrong is not null)
                return (null, wrong);
            if (!Attainment.IsBetter(challenge!.Value, target!.Value, indicator.Direction))
                return (null, $"挑战目标 {words.Value(challenge, indicator.Unit)} 应{(indicator.Direction == Direction.HigherIsBetter ? "高" : "低")}于基础目标 {words.Value(target, indicator.Unit)}。");
        }
        if (press.Field("why") is not { } why)
            return (null, "请写明理由。");
        why = string.Concat(why.ReplaceLineEndings("\n").Where(c => c == '\n' || !char.IsControl(c)));
        if (why.Length > MostLetters)
            return (null, $"理由最多 {MostLetters} 字，请精简。");
        var present = Targets.For(located.Base, indicator, period);
        return present?.Base == target && present?.Challenge == challenge ? (null, "新目标和现在的一样，没有变化。")
            : (new(period, target!.Value, challenge, why, present), null);
    }

    static (decimal? Value, string? Mistake) Number(string text, Indicator indicator, string name)
    {
        if (!TypedNumber.TryParse(text, indicator.Unit, out var number) || number.Over is not null)
            return (null, $"{name}「{text}」不是数字，请写成 {(indicator.Unit == "%" ? "12 或 12%" : "1150 或 1.2万")}。");
        if (number.IsPercent && indicator.Unit != "%")
            return (null, $"{name}不是百分比，「{indicator.Name}」的单位是{indicator.Unit}。");
        if (number.Value < 0)
            return (null, $"{name}不能是负数。");
        return indicator is { Aggregation: Aggregation.Ratio, Unit: "%" } && number.Value > 100
            ? (null, $"{name}是占比，不能超过 100%。") : (Math.Round(number.Value, 4), null);
    }
}

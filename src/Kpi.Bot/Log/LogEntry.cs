using Kpi.Bot.Base;
using Kpi.Bot.Door;
using Kpi.Domain.Model;

namespace Kpi.Bot.Log;

/// <summary>A value that somebody wants to log: the row it becomes, or the mistake in words that say what to do.</summary>
/// <param name="Row">The row to write; null where there is a mistake.</param>
/// <param name="Mistake">For people; null where there is none.</param>
sealed record LogEntry(Actual? Row, string? Mistake)
{
    /// <summary>Checks a value for an indicator and a day.</summary>
    /// <param name="now">When it was said: it becomes 采集时间.</param>
    public static LogEntry Of(Located located, string text, DateOnly day, DateOnly today, DateTimeOffset now)
    {
        var indicator = located.Indicator;
        if (day > today)
            return Wrong($"{day:yyyy-MM-dd} 还没有到，不能填报将来的日期。");
        // Older than any chart or comparison reaches: a wrong year.
        if (day < today.AddYears(-3))
            return Wrong($"{day:yyyy-MM-dd} 太早了，请检查年份。");
        if (!TypedNumber.TryParse(text, indicator.Unit, out var number))
            return Wrong($"没看懂数值「{text}」。{Example(indicator)}");
        return MistakeIn(indicator, number) is { } mistake ? Wrong(mistake) : new(RowOf(indicator, number, day, now), null);
    }

    /// <summary>An indicator that is computed in the period of a day: one row of its own would take the place of all its parts.</summary>
    public static bool IsComputed(Located located, DateOnly day)
    {
        var (indicator, period) = (located.Indicator, PeriodOf(located.Indicator, day));
        return located.Base.ActualsOf(indicator.Code, period.First, period.Last).Count == 0
            && (indicator.Formula is not null || indicator.Aggregation != Aggregation.Latest && located.Base.ChildrenOf(indicator.Code).Count > 0);
    }

    /// <summary>The period a logged day counts in.</summary>
    public static Domain.Periods.Period PeriodOf(Indicator indicator, DateOnly day) => indicator.CurrentPeriod(day.AddDays(1));

    /// <summary>How a value of this indicator is typed.</summary>
    public static string Example(Indicator indicator) => indicator switch
    {
        { Aggregation: Aggregation.Ratio } => $"「{indicator.Name}」是比率，请写 分子/分母，例如 12/100。",
        { Unit: "%" } => "请写百分数，例如 12 或 12%。",
        _ => $"请写一个数（单位：{indicator.Unit}），例如 30 或 1.2万。",
    };

    static string? MistakeIn(Indicator indicator, TypedNumber number)
    {
        if (indicator.Aggregation != Aggregation.Ratio)
            return number.Over is not null ? $"「{indicator.Name}」不是比率，{Example(indicator)}"
                : number.IsPercent && indicator.Unit != "%" ? $"「{indicator.Name}」的单位是{indicator.Unit}，不是百分比。{Example(indicator)}"
                // A growth can be negative; counts, money and hours can't.
                : number.Value < 0 && (indicator.Unit != "%" || indicator.Aggregation == Aggregation.Sum) ? $"「{indicator.Name}」不能是负数。"
                : null;
        if (number.Over is null)
            return Example(indicator);
        if (number.Value < 0 || number.Over < 0)
            return "分子和分母不能是负数。";
        if (number.Over == 0 && number.Value != 0)
            return "分母是 0 时分子也应该是 0，请检查。";
        return indicator.Unit == "%" && number.Value > number.Over
            ? $"分子 {number.Value:0.####} 大于分母 {number.Over:0.####}，占比不能超过 100%。请写 分子/分母。" : null;
    }

    static Actual RowOf(Indicator indicator, TypedNumber number, DateOnly day, DateTimeOffset now) => number.Over is not { } over
        ? new(indicator.Code, day, number.Value, null, null, ActualSource.Manual, now)
        // 数值 of a ratio is for people who open the table; formulas read 分子 and 分母.
        : new(indicator.Code, day, over == 0 ? null : Math.Round(number.Value / over * indicator.Scale, 4), number.Value, over, ActualSource.Manual, now);

    static LogEntry Wrong(string mistake) => new(null, mistake);
}

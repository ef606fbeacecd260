using Kpi.Domain.Model;

namespace Kpi.Bot.Cards;

/// <summary>How figures, days and states are written for a reader. Rounding happens here and nowhere else, half away from zero.</summary>
public sealed partial record Words(string Locale)
{
    public static Words Chinese { get; } = new("zh-CN");

    /// <summary><c>1,000</c>; from 10,000 on <c>1.2万</c>; money with <c>¥</c>; percent with one decimal; 「无数据」 for null.</summary>
    public partial string Value(decimal? value, string unit);

    /// <summary>A share as percent with one decimal: 0.954 → <c>95.4%</c>; <c>—</c> for null.</summary>
    public partial string Percent(decimal? share);

    /// <summary>A change with its sign: <c>+28</c>, <c>−0.2 个百分点</c> (unit %), in the indicator's unit.</summary>
    public partial string Change(decimal? change, string unit);

    /// <summary>Ten blocks with the pace as a notch: <c>▰▰▰▰▰▱┆▱▱▱▱</c>.</summary>
    /// <param name="attainment">1 is 100 %.</param>
    /// <param name="pace">0–1, or null for no notch.</param>
    public partial string Bar(decimal? attainment, decimal? pace);

    /// <summary><c>● 正常</c>, <c>▲ 提醒</c>, <c>■ 严重</c>, <c>○ 无数据</c>.</summary>
    public partial string Sign(Status status);

    /// <summary><c>7月14日 周二</c>.</summary>
    public partial string Day(DateOnly day);
}

using System.Globalization;
using Kpi.Domain.Model;

namespace Kpi.Bot.Cards;

public sealed partial record Words
{
    /// <summary>How far an actual is from what it should be: <c>少 24 条</c>, <c>多 4.1 个百分点</c>, where less is better <c>超 ¥13/条</c>, <c>低 0.3 小时</c>.</summary>
    /// <returns>Empty where either is unknown.</returns>
    public string Gap(decimal? actual, decimal? due, Indicator indicator)
    {
        if (actual is null || due is null)
            return "";
        var distance = Distance(actual.Value - due.Value, indicator.Unit);
        if (distance == Distance(0, indicator.Unit))
            return Speech.Even;
        return (indicator.Direction, actual > due) switch
        {
            (Direction.HigherIsBetter, true) => Speech.More,
            (Direction.HigherIsBetter, false) => Speech.Less,
            (_, true) => Speech.Over,
            _ => Speech.Under,
        } + distance;
    }

    /// <summary>A number for a machine to draw: <c>1234.57</c>.</summary>
    public static string Plain(decimal value) => Rounded(value, 2).ToString("0.##", CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace Kpi.Bot.Cards;

public sealed partial record Words
{
    /// <summary>A bare number: <c>1,000</c>, <c>1.2万</c>, <c>10.8</c>, <c>0.03</c>.</summary>
    /// <remarks>One decimal below 1,000, none above, two below 1; a decimal of 0 is left out.</remarks>
    public string Number(decimal value) => Number(value, whole: decimal.MaxValue);

    /// <param name="whole">From which size on a fraction says nothing: 27.3 leads are 27.</param>
    string Number(decimal value, decimal whole)
    {
        var size = Math.Abs(value);
        // 9,999.6 is shown as 1万 and not as 10,000.
        foreach (var (from, name) in Speech.Scales)
            if (Rounded(size, 0) >= from)
                return Minus(Trim(Fixed(value / from, 1)) + name);
        return Minus(Trim(Fixed(value, Rounded(size, 1) >= Math.Min(whole, 1000) ? 0 : Rounded(size, 2) >= 1 ? 1 : 2)));
    }

    string Number(decimal value, Unit unit) => Number(value, unit.Whole);

    /// <summary>The size of a difference: 个百分点 with one decimal, money from ¥10 and counts from 1 on without.</summary>
    string Difference(decimal value, Unit unit) => unit.IsPercent ? Trim(Fixed(Math.Abs(value), 1)) : Number(Math.Abs(value), unit.Money ? 10 : unit.Whole == 10 ? 1 : unit.Whole);

    string Signed(decimal value, string size, Func<string, string> dress)
    {
        return (IsZero(size) ? Speech.Zero : value < 0 ? "−" : "+") + dress(size);
    }

    static bool IsZero(string digits) => digits.All(c => c is '0' or '.');

    static decimal Rounded(decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero);

    static string Fixed(decimal value, int decimals) =>
        Rounded(value, decimals).ToString("N" + decimals, CultureInfo.InvariantCulture);

    static string Trim(string digits) => digits.Contains('.') ? digits.TrimEnd('0').TrimEnd('.') : digits;

    /// <summary>U+2212 instead of the hyphen, which is narrower and which markdown reads as a list; and no "−0".</summary>
    static string Minus(string digits) => digits.StartsWith('-') ? (IsZero(digits[1..]) ? "" : "−") + digits[1..] : digits;

    /// <summary>How a unit of the base stands beside a number.</summary>
    /// <param name="Money">元, and 元 per something.</param>
    /// <param name="Per">The something: 条 of 元/条.</param>
    sealed record Unit(string Plain, bool Money, string? Per)
    {
        // What is measured and not counted.
        static readonly string[] Measures = ["%", "小时", "分钟", "秒", "天", "倍", "分", "点", ""];

        public bool IsPercent => Plain == "%";

        /// <summary>From which size on a fraction says nothing.</summary>
        public decimal Whole => Money ? 100 : Measures.Contains(Plain) ? 1000 : 10;

        public static Unit Of(string unit) => unit.Trim() switch
        {
            "元" => new("", true, null),
            ['元', '/', .. var per] => new("", true, per),
            var plain => new(plain, false, null),
        };

        public string Prefix(string number) => !Money ? number : number.StartsWith('−') ? "−¥" + number[1..] : "¥" + number;

        public string Attach(string number) => Money ? Prefix(number) + (Per is null ? "" : "/" + Per)
            : IsPercent ? number + "%" : Plain.Length == 0 ? number : $"{number} {Plain}";

        public string After(string each) => Money ? Per is null ? "" : each + Per : Plain;
    }
}

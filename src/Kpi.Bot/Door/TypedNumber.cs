using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Kpi.Bot.Door;

/// <summary>A number as people type it: <c>1,200</c>, <c>１２００</c>, <c>1.2万</c>, <c>¥3,000</c>, <c>12%</c>, <c>3000 元</c>, <c>12/100</c>.</summary>
/// <param name="Value">The number; the part before the slash of a ratio.</param>
/// <param name="Over">The part after the slash; null where there is none.</param>
/// <param name="IsPercent">Written with <c>%</c>.</param>
public sealed partial record TypedNumber(decimal Value, decimal? Over, bool IsPercent)
{
    /// <summary>No figure of a marketing team is larger; a longer one is a slip of the finger.</summary>
    const decimal Largest = 1_000_000_000_000m;

    /// <summary>Reads a number.</summary>
    /// <param name="unit">The indicator's 单位, which may stand behind the number.</param>
    public static bool TryParse(string text, string unit, out TypedNumber number)
    {
        number = new(0, null, false);
        // NFKC folds full-width digits, ％, ／ and ，; the minus of our own cards is U+2212.
        var folded = text.Normalize(NormalizationForm.FormKC).Replace('−', '-').Trim();
        folded = WithoutUnit(folded, unit.Normalize(NormalizationForm.FormKC));
        var parts = folded.Split('/', StringSplitOptions.TrimEntries);
        if (parts.Length > 2 || !TryOne(parts[0], out var value, out var percent))
            return false;
        if (parts.Length == 1)
        {
            number = new(value, null, percent);
            return true;
        }
        if (!TryOne(parts[1], out var over, out var second) || percent || second)
            return false;
        number = new(value, over, false);
        return true;
    }

    /// <summary>Takes <c>条</c> from 「30 条」, and <c>元/条</c> or the <c>/条</c> of our own 「¥180/条」 from a cost.</summary>
    static string WithoutUnit(string text, string unit)
    {
        if (unit is "" or "%")
            return text;
        var per = unit.StartsWith("元/", StringComparison.Ordinal) ? unit[1..] : unit;
        foreach (var ending in (string[])[unit, per])
            if (text.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return text[..^ending.Length].TrimEnd();
        return text;
    }

    static bool TryOne(string text, out decimal value, out bool percent)
    {
        (value, percent) = (0, false);
        var match = Shape().Match(text);
        if (!match.Success || !decimal.TryParse(match.Groups["digits"].Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value))
            return false;
        if (value > Largest)
            return false;
        value *= match.Groups["scale"].Value.ToUpperInvariant() switch { "千" or "K" => 1_000, "万" or "W" => 10_000, "亿" => 100_000_000, _ => 1 };
        if (match.Groups["minus"].Success)
            value = -value;
        percent = match.Groups["percent"].Success;
        return Math.Abs(value) <= Largest;
    }

    // A comma stands between three digits only, so that 1,2 is not read as 12.
    [GeneratedRegex(@"^(?<minus>-)?\s*[¥¥]?\s*(?<digits>(\d{1,3}(,\d{3})+|\d+)(\.\d+)?|\.\d+)\s*(?<scale>[千万亿kKwW])?\s*(?<percent>%)?\s*元?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}

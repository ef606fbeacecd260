using Kpi.Domain.Model;

namespace Kpi.Domain.Formulas.Expressions;

/// <summary>Finds indicators in the text of a formula by code or name.</summary>
/// <remarks>
/// The longest one that fits wins, because names of the seed hold operators: 「线索-客户转化率」 is one name and no difference.
/// </remarks>
sealed class IndicatorNames(IReadOnlyCollection<Indicator> indicators)
{
    /// <summary>The indicator named at the beginning of <paramref name="text"/>; null where none is.</summary>
    /// <exception cref="FormulaException">The name fits several indicators.</exception>
    public Indicator? At(Indicator owner, ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        List<Indicator> fits = [];
        foreach (var candidate in indicators)
        {
            var fit = Math.Max(Fit(text, candidate.Code.Value), Fit(text, candidate.Name));
            if (fit == 0 || fit < length)
                continue;
            if (fit > length)
                fits.Clear();
            length = fit;
            fits.Add(candidate);
        }
        return fits.Count == 0 ? null : Choose(owner, fits, text[..length].ToString());
    }

    static Indicator Choose(Indicator owner, List<Indicator> fits, string written)
    {
        if (fits.Find(f => FormulaText.Normal(f.Code.Value).Equals(written, StringComparison.OrdinalIgnoreCase)) is { } byCode)
            return byCode;
        // Two teams in a base may both have a 曝光量; one's formula means its own.
        var near = fits.FindAll(f => f.Team == owner.Team);
        return near.Count == 1 ? near[0] : fits.Count == 1 ? fits[0]
            : throw new FormulaException(owner, $"公式里的「{written}」对应多个指标（{string.Join("、", fits.Select(f => f.Code))}），请改用编码");
    }

    static int Fit(ReadOnlySpan<char> text, string name)
    {
        name = FormulaText.Normal(name);
        if (name.Length == 0 || !text.StartsWith(name, StringComparison.OrdinalIgnoreCase) || name.All(c => char.IsAsciiDigit(c) || c is '.' or ','))
            return 0;
        var endsInWord = IsWord(name[^1]) && name.Length < text.Length && IsWord(text[name.Length]);
        return endsInWord ? 0 : name.Length;
    }

    /// <summary>What codes are made of: letters (Chinese ones too), digits and <c>_</c>.</summary>
    public static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}

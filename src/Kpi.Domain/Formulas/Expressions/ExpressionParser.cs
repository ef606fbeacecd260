using System.Globalization;
using Kpi.Domain.Model;

namespace Kpi.Domain.Formulas.Expressions;

/// <summary>Reads the text of a 公式, already in half-width: sums of products of names, numbers and parentheses.</summary>
/// <param name="owner">The indicator it belongs to, for messages.</param>
/// <param name="text">At most <see cref="Longest"/> characters.</param>
/// <param name="names">Finds the name or code that begins at a place of the text.</param>
ref struct ExpressionParser(Indicator owner, ReadOnlySpan<char> text, IndicatorNames names)
{
    /// <summary>Longer isn't a formula any more; it also bounds how deep parentheses can nest.</summary>
    public const int Longest = 500;

    readonly ReadOnlySpan<char> text = text;
    int at;

    public Expression ParseAll()
    {
        var expression = Sum();
        Skip();
        if (at < text.Length)
            throw Fault($"公式第 {at + 1} 个字符「{text[at]}」处无法识别");
        return expression;
    }

    Expression Sum()
    {
        var left = Product();
        while (Next() is '+' or '-')
            left = new Expression.Binary(text[at++], left, Product());
        return left;
    }

    Expression Product()
    {
        var left = Factor();
        while (Next() is '*' or '/')
            left = new Expression.Binary(text[at++], left, Factor());
        return left;
    }

    Expression Factor()
    {
        switch (Next())
        {
            case '-':
                at++;
                return new Expression.Negated(Factor());
            case '(':
                at++;
                var inner = Sum();
                if (Next() != ')')
                    throw Fault("公式缺少右括号");
                at++;
                return inner;
            default:
                return (Expression?)Name() ?? Number() ?? throw Fault(Unknown());
        }
    }

    Expression.Reference? Name()
    {
        if (names.At(owner, text[at..], out var length) is not { } indicator)
            return null;
        at += length;
        return new Expression.Reference(indicator);
    }

    Expression.Number? Number()
    {
        var length = 0;
        while (at + length < text.Length && (char.IsAsciiDigit(text[at + length]) || text[at + length] is '.' or ','))
            length++;
        // 3秒完播率 begins with a digit and is no number.
        if (length == 0 || at + length < text.Length && IndicatorNames.IsWord(text[at + length]))
            return null;
        if (!decimal.TryParse(text.Slice(at, length), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value))
            throw Fault($"公式里的「{text.Slice(at, length)}」不是数字");
        at += length;
        if (Next() != '%')
            return new Expression.Number(value);
        at++;
        return new Expression.Number(value / 100m);
    }

    readonly string Unknown()
    {
        var length = 0;
        while (at + length < text.Length && IndicatorNames.IsWord(text[at + length]))
            length++;
        return length > 0 ? $"公式引用的「{text.Slice(at, length)}」不存在"
            : at < text.Length ? $"公式第 {at + 1} 个字符「{text[at]}」处无法识别" : "公式不完整";
    }

    char Next()
    {
        Skip();
        return at < text.Length ? text[at] : '\0';
    }

    void Skip()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
    }

    readonly FormulaException Fault(string message) => new(owner, message);
}

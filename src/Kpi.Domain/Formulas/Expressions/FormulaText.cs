namespace Kpi.Domain.Formulas.Expressions;

/// <summary>Makes one spelling of the several in which people type a formula.</summary>
static class FormulaText
{
    /// <summary>Half-width, <c>× ÷ −</c> as <c>* / -</c>; as long as before, so that places in a message stay true.</summary>
    public static string Normal(string text) => !text.AsSpan().ContainsAny(Odd) ? text : string.Create(text.Length, text, static (to, from) =>
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = Normal(from[i]);
    });

    static char Normal(char c) => c switch
    {
        '×' or '✕' or '∗' => '*',
        '÷' or '∕' => '/',
        '−' or '–' or '—' => '-',
        '\u3000' => ' ',
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        _ => c,
    };

    static readonly System.Buffers.SearchValues<char> Odd = System.Buffers.SearchValues.Create(
        "×✕∗÷∕−–—\u3000" + string.Concat(Enumerable.Range(0xFF01, 0x5E).Select(c => (char)c)));
}

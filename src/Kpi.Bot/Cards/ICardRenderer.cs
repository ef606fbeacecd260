namespace Kpi.Bot.Cards;

/// <summary>Fills templates.</summary>
public interface ICardRenderer
{
    /// <summary>Card JSON 2.0, compact, at most 30 KB.</summary>
    /// <exception cref="CardTemplateException">The template is missing or broken and no good one was loaded before.</exception>
    string Render(ICardView view);
}

/// <summary>A template that can't be used; told at start-up and by <c>doctor</c>, with file and line.</summary>
public sealed class CardTemplateException(string file, int? line, string reason)
    : Exception($"{file}{(line is null ? "" : $":{line}")}: {reason}")
{
    public string File { get; } = file;

    public int? Line { get; } = line;

    public string Reason { get; } = reason;
}

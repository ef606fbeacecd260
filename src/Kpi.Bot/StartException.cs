namespace Kpi.Bot;

/// <summary>The bot can't start; each line says what is wrong and what to do.</summary>
sealed class StartException(params IReadOnlyList<string> lines) : Exception(string.Join(" ", lines))
{
    public IReadOnlyList<string> Lines { get; } = lines;
}

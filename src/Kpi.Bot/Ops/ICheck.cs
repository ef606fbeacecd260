namespace Kpi.Bot.Ops;

/// <summary>One line of <c>doctor</c>.</summary>
/// <param name="Ok">False makes the exit code 1.</param>
/// <param name="Text">What was looked at and what was found, one line.</param>
/// <param name="ToDo">What to do about it, one line; null where nothing is to be done.</param>
public sealed record CheckLine(bool Ok, string Text, string? ToDo = null)
{
    public static CheckLine Good(string text) => new(true, text);

    public static CheckLine Bad(string text, string toDo) => new(false, text, toDo);
}

/// <summary>Looks at one thing that must be right before the bot can work; registered with <c>AddSingleton&lt;ICheck, …&gt;</c>, run in that order.</summary>
public interface ICheck
{
    /// <summary>Told where the check itself throws: <c>base schema</c>.</summary>
    string Name { get; }

    Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken ct);
}

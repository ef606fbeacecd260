namespace Kpi.Bot;

/// <summary>The bot as a program: what <c>Program.cs</c>, the local Feishu and the tests start.</summary>
public static class BotHost
{
    /// <summary>Runs a verb (<c>run</c>, <c>init</c>, <c>doctor</c>, <c>job</c>) until it ends or is cancelled.</summary>
    /// <param name="args">Verb and options, and configuration as <c>--Feishu:AppId=…</c>.</param>
    /// <param name="calendar">What day and time it is for people; time-outs and pings go by the machine's own clock.</param>
    /// <param name="output">Where lines for the person at the terminal go.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(string[] args, TimeProvider calendar, TextWriter output, CancellationToken ct) =>
        throw new NotSupportedException($"{args.Length} {calendar} {output} {ct}");
}

using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Settings;
using Kpi.Bot.State;
using Kpi.Bot.Verbs;
using Kpi.Feishu;

namespace Kpi.Bot;

/// <summary>The bot as a program: what <c>Program.cs</c>, the local Feishu and the tests start.</summary>
public static class BotHost
{
    /// <summary>Runs a verb (<c>run</c>, <c>init</c>, <c>doctor</c>, <c>job</c>) until it ends or is cancelled.</summary>
    /// <param name="args">Verb and options, and configuration as <c>--Feishu:AppId=…</c>.</param>
    /// <param name="calendar">What day and time it is for people; time-outs and pings go by the machine's own clock.</param>
    /// <param name="output">Where lines for the person at the terminal go.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, TimeProvider calendar, TextWriter output, CancellationToken ct)
    {
        var (verb, configuration) = Arguments.Split(args);
        var tree = CommandTree.Of(
            stop => InAppAsync(configuration, calendar, output, withTriggers: true, (app, c) => new RunVerb(app, output).RunAsync(c), stop),
            (request, stop) => InAppAsync(configuration, calendar, output, false, (app, c) => app.Services.GetRequiredService<IInit>().RunAsync(request, output, c), stop),
            stop => InAppAsync(configuration, calendar, output, false, (app, c) => new DoctorVerb(app.Services, output).RunAsync(c), stop),
            (request, stop) => InAppAsync(configuration, calendar, output, false, (app, c) => new JobVerb(app.Services, output).RunAsync(request, c), stop));
        // Signals are Program's: a bot inside another program must not take them.
        var quiet = new System.CommandLine.InvocationConfiguration { Output = output, Error = output, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        return await tree.Parse(verb).InvokeAsync(quiet, ct);
    }

    static async Task<int> InAppAsync(
        string[] configuration, TimeProvider calendar, TextWriter output, bool withTriggers, Func<WebApplication, CancellationToken, Task<int>> workAsync, CancellationToken ct)
    {
        try
        {
            await using var app = BotApp.Build(configuration, new Clocks(calendar, TimeProvider.System), withTriggers);
            await app.Services.GetRequiredService<StateDb>().PrepareAsync(ct);
            return await workAsync(app, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return 0;
        }
        catch (StartException e)
        {
            foreach (var line in e.Lines)
                await output.WriteLineAsync(line);
            return 1;
        }
        catch (Exception e) when (Sentence(e) is { } sentence)
        {
            await output.WriteLineAsync(sentence);
            return 1;
        }
    }

    /// <summary>What a person can mend, in one line; null for our own mistakes, whose trace is wanted.</summary>
    static string? Sentence(Exception e) => e switch
    {
        CardTemplateException => $"卡片模板 {e.Message}",
        FeishuException => $"飞书拒绝了请求：{e.Message}。运行 doctor 看是哪一项",
        BaseNotSetUpException => e.Message,
        FormatException => $"节假日文件 {e.Message}",
        Microsoft.Data.Sqlite.SqliteException => $"状态数据库打不开：{e.Message}。检查 State:ConnectionString 的路径和写权限",
        UnauthorizedAccessException => $"没有权限：{e.Message}",
        IOException => e.Message,
        _ => null,
    };
}

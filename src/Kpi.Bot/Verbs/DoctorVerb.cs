using Kpi.Bot.Ops;

namespace Kpi.Bot.Verbs;

/// <summary>「doctor」: one line a check, and what to do about each that failed.</summary>
sealed class DoctorVerb(IServiceProvider services, TextWriter output)
{
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var bad = 0;
        foreach (var check in services.GetServices<ICheck>())
            foreach (var line in await LinesAsync(check, ct))
            {
                bad += line.Ok ? 0 : 1;
                await output.WriteLineAsync($"{(line.Ok ? "✓" : "✗")} {line.Text}{(line.ToDo is null ? "" : $" → {line.ToDo}")}");
            }
        await output.WriteLineAsync(bad == 0 ? "一切正常" : $"{bad} 项要处理");
        return bad == 0 ? 0 : 1;
    }

    static async Task<IReadOnlyList<CheckLine>> LinesAsync(ICheck check, CancellationToken ct)
    {
        try
        {
            return await check.RunAsync(ct);
        }
#pragma warning disable CA1031 // A check that fails itself is a failed check; the others go on.
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            return [CheckLine.Bad($"{check.Name}：{e.Message}", "见上面的错误")];
        }
#pragma warning restore CA1031
    }
}

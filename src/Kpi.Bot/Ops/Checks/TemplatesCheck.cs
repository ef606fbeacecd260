using Kpi.Bot.Cards;

namespace Kpi.Bot.Ops.Checks;

/// <summary>Every card template can be read.</summary>
sealed class TemplatesCheck(CardTemplates templates) : ICheck
{
    public string Name => "卡片模板";

    public Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<CheckLine>>(templates.Faults.Count == 0
        ? [CheckLine.Good($"卡片模板：{templates.Folder} 全部可用")]
        : [.. templates.Faults.Select(f => CheckLine.Bad($"卡片模板 {f.Message}", "改正这一行；改好之前用上一次可用的"))]);
}

using Kpi.Bot.Base;
using Kpi.Domain.Model;
using Kpi.Feishu.Directory;

namespace Kpi.Bot.Ops.Checks;

/// <summary>The bot is in the group of every team that wants its cards.</summary>
sealed class TeamChatsCheck(IKpiBase kpis, IDirectory directory) : ICheck
{
    public string Name => "团队群";

    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken ct)
    {
        if (kpis.Now.Bases.Count == 0)
            await kpis.RefreshAsync(ct);
        List<CheckLine> lines = [];
        foreach (var team in kpis.Now.Bases.SelectMany(b => b.Teams).Where(t => t.Push))
            lines.Add(await LineOfAsync(team, ct));
        return lines.Count > 0 ? lines : [CheckLine.Bad("团队群：没有勾选「推送」的团队", "在「团队」表里填团队、群ID，并勾选「推送」")];
    }

    async Task<CheckLine> LineOfAsync(Team team, CancellationToken ct) =>
        string.IsNullOrEmpty(team.Chat) ? CheckLine.Bad($"团队群：{team.Name} 没有群ID", "把机器人加进群，它会说出群ID；填到「团队」表")
        : await directory.IsInChatAsync(new(team.Chat), ct) ? CheckLine.Good($"团队群：机器人在 {team.Name} 的群里")
        : CheckLine.Bad($"团队群：机器人不在 {team.Name} 的群 {team.Chat} 里", "在群设置里添加机器人，或改正「团队」表里的群ID");
}

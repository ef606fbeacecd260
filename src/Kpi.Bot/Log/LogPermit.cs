using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Door;

namespace Kpi.Bot.Log;

/// <summary>Whether a person may log a value of an indicator for a day.</summary>
static class LogPermit
{
    /// <returns>Why not, in words that say what to do, with buttons that do it; null when they may.</returns>
    public static (string Why, IReadOnlyList<NoticeView.Button> Buttons)? Refusal(Sender person, Located located, DateOnly day)
    {
        var indicator = located.Indicator;
        if (!person.MayWorkOn(located))
            return ($"「{indicator.Name}」由责任人{(NameOf(located) is { } owner ? $" {owner} " : "")}或主管填报，你没有权限。", []);
        if (!LogEntry.IsComputed(located, day))
            return null;
        var parts = located.Base.ChildrenOf(indicator.Code);
        return parts.Count > 0
            ? ($"「{indicator.Name}」由下级指标汇总，填一行会取代全部下级。请填报下级：{string.Join("、", parts.Take(5).Select(p => p.Name))}。",
                [.. parts.Where(p => person.MayWorkOn(new(located.Base, p))).Take(3).Select(p => new NoticeView.Button($"填报 {p.Name}", $"log {p.Code}"))])
            : ($"「{indicator.Name}」由公式计算，填一行会取代整个周期的计算结果。请填报公式里的指标。", [new("查看指标", $"show {indicator.Code}")]);
    }

    static string? NameOf(Located located) =>
        located.Base.Members.FirstOrDefault(m => m.User is not null && m.User == located.Indicator.Owner)?.Name;
}

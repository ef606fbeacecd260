using Kpi.Bot.Cards;

namespace Kpi.Bot.Pending;

/// <summary>What cards/pending.json.liquid can show.</summary>
/// <param name="Headline"><c>2 条偏差待回复 · 1 项待审批</c>; what is said when nothing waits.</param>
/// <param name="Empty">Nothing waits for anybody's act.</param>
sealed record PendingView(string Title, string Colour, string Headline, bool Empty, IReadOnlyList<PendingView.Group> Groups) : ICardView
{
    /// <summary>Rows of a group on one card: five groups of them stay within 200 elements.</summary>
    const int Most = 5;

    /// <param name="More">How many more there are; 0 for none.</param>
    public sealed record Group(string Title, IReadOnlyList<Row> Rows, int More, bool Primary);

    /// <param name="Mark">▲ or ■ with its colour; empty for none.</param>
    /// <param name="Note">Since when, from whom.</param>
    /// <param name="Command">What the button runs, without <c>/kpi</c>; empty where it confirms.</param>
    /// <param name="Confirm">Id of a change that the button confirms; empty where it runs a command.</param>
    public sealed record Row(string Mark, string Colour, string Text, string Note, string Label, string Command, string Confirm = "");

    public string Template => "pending";

    public static PendingView Of(PendingItems items, string person)
    {
        var (reasons, decisions, changes) = (items.Reasons, items.Decisions, items.Changes);
        List<Group> groups = [.. new[]
        {
            GroupOf("偏差待回复", reasons, true), GroupOf("目标变更待审批", decisions, true),
            GroupOf("未经审批的改动", changes, true), GroupOf("我的申请", items.Asked, false), GroupOf("已回复的偏差，可以关闭", items.Answered, false),
        }.Where(g => g.Rows.Count > 0)];
        var owed = string.Join(" · ", new[]
        {
            reasons.Count > 0 ? $"{reasons.Count} 条偏差待回复" : "", decisions.Count > 0 ? $"{decisions.Count} 项待审批" : "",
            changes.Count > 0 ? $"{changes.Count} 处改动待确认" : "",
        }.Where(t => t.Length > 0));
        return new($"待办 · {person}", owed.Length > 0 ? "orange" : "green",
            owed.Length > 0 ? owed : "没有等你处理的事", groups.Count == 0, groups);
    }

    static Group GroupOf(string title, IReadOnlyList<Row> rows, bool primary) => new(title, [.. rows.Take(Most)], Math.Max(0, rows.Count - Most), primary);
}

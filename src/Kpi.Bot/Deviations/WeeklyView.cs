using Kpi.Bot.Cards;

namespace Kpi.Bot.Deviations;

/// <summary>What cards/weekly.json.liquid can show: the page of the weekly meeting.</summary>
/// <param name="Headline"><c>5 / 7 项达标 · 2 项偏差 · 1 项待回复</c>.</param>
/// <param name="Caution">Which data did not arrive in full; or empty.</param>
/// <param name="Rows">Every indicator of the team, the worst first.</param>
/// <param name="Owed">What nobody has answered yet: it stands first.</param>
/// <param name="Measures">What was promised for this week, and whether it helped.</param>
/// <param name="MoreOwed">How many more owners there are than shown; 0 for none.</param>
sealed record WeeklyView(
    string Title, string Subtitle, string Colour, IReadOnlyList<DeviationView.Tag> Tags, string Summary, string Headline,
    string Caution, IReadOnlyList<WeeklyView.Row> Rows, IReadOnlyList<WeeklyView.Debt> Owed, int MoreOwed, IReadOnlyList<WeeklyView.Said> Answers, int MoreAnswers,
    IReadOnlyList<string> Measures, string Link) : ICardView
{
    /// <param name="Reply">待回复, 已回复, 已关闭; empty where nothing is owed.</param>
    public sealed record Row(string Mark, string Colour, string Name, string Figure, string Attainment, string Owner, string Reply);

    /// <summary>What one owner has not answered yet.</summary>
    /// <param name="Person">Open id to mention; empty where the owner has left.</param>
    /// <param name="Note"><c>待回复 3 项</c>, <c>已不在职，待回复 1 项</c>.</param>
    /// <param name="Items"><c>■ 线索量 少 205 条</c>, the worst first.</param>
    public sealed record Debt(string Person, string Owner, string Note, IReadOnlyList<string> Items);

    /// <summary>An answer as written.</summary>
    /// <param name="By">Owner, due day.</param>
    public sealed record Said(string Name, string By, string Reason, string Action);

    public string Template => "weekly";
}

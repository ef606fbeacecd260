using Kpi.Bot.Cards;

namespace Kpi.Bot.Deviations;

/// <summary>What cards/weekly.json.liquid can show: the page of the weekly meeting.</summary>
/// <param name="Headline"><c>5 / 7 项达标 · 2 项偏差 · 1 项待回复</c>.</param>
/// <param name="Rows">Every indicator of the team, the worst first.</param>
/// <param name="Owed">What nobody has answered yet: it stands first.</param>
/// <param name="Measures">What was promised for this week, and whether it helped.</param>
/// <param name="MoreOwed">How many more there are than shown; 0 for none.</param>
sealed record WeeklyView(
    string Title, string Subtitle, string Colour, IReadOnlyList<DeviationView.Tag> Tags, string Summary, string Headline,
    IReadOnlyList<WeeklyView.Row> Rows, IReadOnlyList<WeeklyView.Debt> Owed, int MoreOwed, IReadOnlyList<WeeklyView.Said> Answers, int MoreAnswers,
    IReadOnlyList<string> Measures, string Link) : ICardView
{
    public sealed record Row(string Name, string Figure, string Attainment, string State, string Colour, string Owner, string Reply);

    /// <param name="Person">Open id to mention; empty where the owner has left.</param>
    /// <param name="Note">Said beside the name: <c>已不在职</c>; or empty.</param>
    public sealed record Debt(string Mark, string Colour, string Name, string Text, string Person, string Owner, string Note);

    /// <summary>An answer as written.</summary>
    /// <param name="By">Owner, due day.</param>
    public sealed record Said(string Name, string By, string Reason, string Action);

    public string Template => "weekly";
}

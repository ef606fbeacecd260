using Kpi.Bot.Base;

namespace Kpi.Bot.Cards;

/// <summary>Asks back where several things fit: one button each, which runs the command with exactly that one.</summary>
/// <param name="More">How many more there are than buttons; 0 for none.</param>
public sealed record ChoiceView(string Question, IReadOnlyList<ChoiceView.Choice> Choices, int More) : ICardView
{
    /// <summary>More buttons than a phone's screen holds are no choice any more.</summary>
    const int Most = 12;

    /// <param name="Note">What tells it from the others: team, owner.</param>
    /// <param name="Command">Without <c>/kpi</c>.</param>
    public sealed record Choice(string Label, string Note, string Command);

    public string Template => "choice";

    public static ChoiceView Of(string question, IReadOnlyList<Choice> all) => new(question, [.. all.Take(Most)], Math.Max(0, all.Count - Most));

    /// <summary>One button an indicator.</summary>
    /// <param name="command">From what names an indicator exactly to the command to run.</param>
    public static ChoiceView OfIndicators(string question, ISnapshot snapshot, IReadOnlyList<Located> found, Func<string, string> command) =>
        Of(question, [.. found.Select(l => new Choice(
            l.Indicator.Name,
            string.Join(" · ", new[] { l.Indicator.Team, snapshot.NameOf(l.Indicator.Owner), l.Indicator.Channel }.Where(t => !string.IsNullOrEmpty(t))),
            command(snapshot.Exactly(l))))]);
}

using Kpi.Bot.Cards;

namespace Kpi.Bot.Show;

/// <summary>「/kpi show」: one indicator, everything.</summary>
/// <param name="Owner">Open id; empty where nobody owns it.</param>
/// <param name="WhyTitle"><c>少 24 条，从哪里来</c>; empty where there is nothing to explain.</param>
/// <param name="Past">Deviations of the indicator, the newest first.</param>
/// <param name="Versions">Targets of the period, the one that counts first.</param>
/// <param name="Facts">口径, 公式, 来源…: what it is, folded.</param>
/// <param name="Recent">The last changes of value, the newest first.</param>
sealed record ShowView(
    Head Head, IndicatorLine Line, string Owner, string Spark, Course? Course, string WhyTitle, IReadOnlyList<ShowView.Cause> Why,
    IReadOnlyList<ShowView.Deed> Past, IReadOnlyList<string> Versions, IReadOnlyList<ShowView.Fact> Facts,
    IReadOnlyList<ShowView.Change> Recent, IReadOnlyList<CardButton> Buttons, string Freshness) : ICardView
{
    public string Template => "show";

    /// <summary>A factor or child and its part of the gap.</summary>
    /// <param name="Moved"><c>−20%</c>, <c>少 24 条</c>.</param>
    /// <param name="Part"><c>占 92%</c>, <c>抵消 12%</c>.</param>
    public sealed record Cause(string Name, string Moved, string Bar, string Part);

    /// <summary>A deviation of an earlier week and what was done.</summary>
    /// <param name="Words">Reason and action as written; 待回复 where nothing was.</param>
    public sealed record Deed(string Mark, string Colour, string Week, string Figure, string Words, string State);

    public sealed record Fact(string Label, string Text);

    public sealed record Change(string Day, string Value, string Source, string At);
}

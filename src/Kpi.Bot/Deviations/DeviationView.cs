using Kpi.Bot.Cards;

namespace Kpi.Bot.Deviations;

/// <summary>What cards/deviation.json.liquid can show: the deviations of one owner in one week, one of them in full.</summary>
/// <param name="Colour">Of the header: red or orange while something is owed, green when all is answered, grey when all is closed.</param>
/// <param name="Summary">What the notification says.</param>
/// <param name="Owner">Who owes an answer, on a manager's card; empty on the owner's own.</param>
/// <param name="More">Names of those that no longer fit, and how to reach them; or empty.</param>
sealed record DeviationView(
    string Title, string Subtitle, string Colour, IReadOnlyList<DeviationView.Tag> Tags, string Summary, string Owner,
    DeviationView.Item Focus, DeviationView.FormFields? Form, IReadOnlyList<DeviationView.Item> Others, string More) : ICardView
{
    public sealed record Tag(string Text, string Colour);

    /// <summary>One deviation.</summary>
    /// <param name="Figure"><c>实际 76 / 目标 100 条 · 少 24 条</c>.</param>
    /// <param name="Causes">归因, a line each.</param>
    /// <param name="Caution">Why the figure may not be the whole week; or empty.</param>
    /// <param name="Before">What was done last time and how it went on; or empty.</param>
    /// <param name="Reply">Null while it is owed.</param>
    /// <param name="CanOpen">Whether a button brings its form up.</param>
    /// <param name="CanClose">Whether a button closes it.</param>
    public sealed record Item(
        string Base, string Id, string Name, string Sign, string Colour, string Figure, IReadOnlyList<string> Causes, string Caution, string Before, Reply? Reply,
        bool CanOpen, bool CanClose);

    /// <summary>An answer as written.</summary>
    /// <param name="Cause">原因分类, or empty.</param>
    /// <param name="State"><c>已回复 7月13日 10:12</c>, <c>已关闭</c>.</param>
    public sealed record Reply(string Cause, string Reason, string Action, string Due, string State);

    /// <summary>The form of <see cref="Focus"/>, filled in with what is known.</summary>
    /// <param name="Due"><c>yyyy-MM-dd</c>.</param>
    public sealed record FormFields(IReadOnlyList<string> Causes, string Cause, string Reason, string Action, string Due, string Hint);

    public string Template => "deviation";
}

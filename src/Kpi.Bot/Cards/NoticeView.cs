namespace Kpi.Bot.Cards;

/// <summary>One sentence with at most three buttons: errors, confirmations, hints.</summary>
/// <param name="Colour">Header colour of the platform's list: blue, green, orange, red, grey.</param>
public sealed record NoticeView(string Text, string Colour, IReadOnlyList<NoticeView.Button> Buttons) : ICardView
{
    /// <summary>A button that runs a command as if it had been typed.</summary>
    /// <param name="Command">Without <c>/kpi</c>: <c>show 线索量</c>.</param>
    public sealed record Button(string Label, string Command);

    public string Template => "notice";

    public static NoticeView Of(string text, params Button[] buttons) => new(text, "blue", buttons);

    public static NoticeView Mistake(string text, params Button[] buttons) => new(text, "orange", buttons);
}

namespace Kpi.Bot.Cards;

/// <summary>A button of a card with figures: runs a command as if it had been typed, or opens a page.</summary>
/// <param name="Command">Without <c>/kpi</c>: <c>show 线索量</c>; empty for a link.</param>
/// <param name="Url">Empty for a command.</param>
public sealed record CardButton(string Label, string Command, string Url, bool Primary)
{
    public static CardButton Runs(string label, string command, bool primary = false) => new(label, command, "", primary);

    public static CardButton Opens(string label, string url) => new(label, "", url, false);
}

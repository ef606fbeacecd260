using Kpi.Bot.Cards;

namespace Kpi.Bot.Door;

/// <summary>Somebody the base does not know: who to ask, and no figures.</summary>
/// <param name="Whom">Names of those who can add them.</param>
/// <param name="Command">What they asked, to ask it again.</param>
public sealed record UnknownView(string Whom, string Command) : ICardView
{
    public string Template => "unknown";
}

/// <summary>A word that is no command, and what it may have meant.</summary>
public sealed record ClosestView(string Typed, IReadOnlyList<NoticeView.Button> Choices) : ICardView
{
    public string Template => "closest";
}

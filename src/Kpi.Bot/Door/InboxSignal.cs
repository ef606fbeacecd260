namespace Kpi.Bot.Door;

/// <summary>Rises when something came in and when something was handled.</summary>
public sealed class InboxSignal : Signal;

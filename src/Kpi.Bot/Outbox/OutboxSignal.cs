namespace Kpi.Bot.Outbox;

/// <summary>Rises when rows were added and when one came to its end.</summary>
public sealed class OutboxSignal : Signal;

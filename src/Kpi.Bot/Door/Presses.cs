using Kpi.Bot.Cards;
using Kpi.Bot.State;
using Kpi.Feishu.Events;

namespace Kpi.Bot.Door;

/// <summary>A press on a card: <c>{"act":"approve","id":"TC-…"}</c> by the operator that Feishu names.</summary>
/// <param name="Value">The card's own values: the action's name and ids only.</param>
/// <param name="Form">The form's values as text; unfilled fields are left out.</param>
/// <param name="Option">The choice of a select outside a form.</param>
public sealed record Press(
    Sender Sender, string Action, IReadOnlyDictionary<string, string> Value, IReadOnlyDictionary<string, string> Form, string? Option,
    string Message, string Chat, DateTimeOffset Now, DateOnly Today, Words Words)
{
    public string Id => Value.TryGetValue("id", out var id) ? id : "";

    public string? Field(string name) => Form.TryGetValue(name, out var text) && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}

/// <summary>What the person sees at once. Everything else goes through the outbox in the same transaction.</summary>
/// <param name="Card">Replaces the pressed card at once (in the callback's own answer), or null.</param>
public sealed record PressAnswer(ToastKind Kind, string Toast, ICardView? Card = null)
{
    public static PressAnswer Done(string toast, ICardView? card = null) => new(ToastKind.Success, toast, card);

    /// <summary>A user's mistake, in words that say what to do; nothing was changed.</summary>
    public static PressAnswer Refused(string toast) => new(ToastKind.Error, toast);

    public static PressAnswer Info(string toast, ICardView? card = null) => new(ToastKind.Info, toast, card);
}

/// <summary>Handles one action of a card. Decides inside <c>tx</c>, which the door commits; refuses by toast; never calls Feishu.</summary>
public interface IPressHandler
{
    /// <summary>The action's constant name; taken twice fails at start-up.</summary>
    string Action { get; }

    Task<PressAnswer> PressAsync(Press press, Tx tx, CancellationToken ct);
}

/// <summary>A person answered a card in words (a reply to its message, or in its thread).</summary>
public sealed record CardReply(Sender Sender, string Subject, string Text, string Message, string Chat, bool IsGroup, DateTimeOffset Now, DateOnly Today, Words Words);

/// <summary>Takes replies in words to the cards of a kind of subject.</summary>
public interface IReplyHandler
{
    /// <summary>The first part of the subjects it takes: <c>deviation</c>.</summary>
    string SubjectKind { get; }

    /// <returns>Null when the words are no answer to the card (e.g. a command); the door then reads them as any message.</returns>
    Task<Answer?> ReplyAsync(CardReply reply, Tx tx, CancellationToken ct);
}

using System.Text.Json;

namespace Kpi.Sandbox.Page.Cards;

/// <summary>A person as a card shows them.</summary>
public sealed record CardPerson(string OpenId, string Name);

/// <summary>What somebody did to a component, in the words of the callback (events.md §6).</summary>
/// <param name="Path">JSON pointer of the component from the card's root.</param>
public sealed record CardAct(string Path, string Tag, JsonElement Component)
{
    public string? Option { get; init; }
    public string? Input { get; init; }
    public bool? Checked { get; init; }

    /// <summary>Name of the form that is submitted, and its values by their names.</summary>
    public string? FormName { get; init; }
    public IReadOnlyDictionary<string, object?>? Form { get; init; }
}

/// <summary>What the drawing of one card needs from around it, and what is going on in it.</summary>
public sealed class CardContext
{
    public string Viewer { get; init; } = "";
    public Func<string, CardPerson?> Person { get; init; } = _ => null;
    public Func<IReadOnlyList<CardPerson>> Members { get; init; } = () => [];
    public Func<CardAct, Task> Act { get; init; } = _ => Task.CompletedTask;
    public Func<string, string> Link { get; init; } = url => url;
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;
    public IReadOnlyDictionary<string, string> TextSizes { get; set; } = new Dictionary<string, string>();

    /// <summary>The component whose callback is on its way; the client locks the whole card meanwhile.</summary>
    public string? Pending { get; private set; }

    /// <summary>The component whose 「确认」 dialog is open, and what to do after it.</summary>
    public CardConfirm? Asking { get; private set; }

    public event Action? Changed;

    /// <summary>Sends an act at once, or after the dialog where the component has <c>confirm</c>.</summary>
    public async Task ActAsync(CardAct act, JsonElement? confirm = null)
    {
        if (Pending is not null) return;
        if (confirm is { ValueKind: JsonValueKind.Object } ask)
        {
            Asking = new CardConfirm(ask.Words("title"), ask.Words("text"), act);
            Changed?.Invoke();
            return;
        }

        Pending = act.Path;
        Changed?.Invoke();
        try
        {
            await Act(act);
        }
        finally
        {
            Pending = null;
            Changed?.Invoke();
        }
    }

    public Task AnswerConfirmAsync(bool yes)
    {
        var asked = Asking;
        Asking = null;
        Changed?.Invoke();
        return yes && asked is not null ? ActAsync(asked.Act) : Task.CompletedTask;
    }

    public string NameOf(string openId) => Person(openId)?.Name ?? "未知用户";
}

public sealed record CardConfirm(string Title, string Text, CardAct Act);

using System.Text.Json;
using Microsoft.AspNetCore.Components;

namespace Kpi.Sandbox.Page.Cards;

/// <summary>A component of a card: its JSON, where it stands, and the card around it.</summary>
public abstract class CardElement : ComponentBase, IDisposable
{
    bool listening;

    [Parameter, EditorRequired] public JsonElement Json { get; set; }
    [Parameter, EditorRequired] public string Path { get; set; } = "";
    [CascadingParameter] public CardContext Card { get; set; } = null!;
    [CascadingParameter] public FormScope? Form { get; set; }

    protected string? Name => Json.Str("name");
    protected bool IsPending => Card.Pending == Path;
    protected bool IsLocked => Card.Pending is not null || Json.Bool("disabled");
    protected bool IsMissing => Form is not null && Name is { } name && Form.IsMissing(name);

    protected override void OnInitialized()
    {
        if (listening) return;
        listening = true;
        Card.Changed += Redraw;
        if (Form is not null) Form.Changed += Redraw;
    }

    /// <summary>Puts a field into its form with the value the card gives it.</summary>
    protected void Declare(object? initial)
    {
        if (Form is not null && Name is { Length: > 0 } name) Form.Declare(name, initial, Json.Bool("required"));
    }

    /// <summary>Keeps a field's value in its form, or outside of one sends it to the bot at once.</summary>
    protected async Task SetAsync(object? value, CardAct act)
    {
        if (Form is not null)
        {
            if (Name is { Length: > 0 } name) Form[name] = value;
        }
        else if (Json.List("behaviors").Count > 0 || Json.At("value") is not null)
        {
            await Card.ActAsync(act, Json.At("confirm"));
        }
    }

    protected CardAct Act() => new(Path, Json.Tag(), Json);

    void Redraw() => _ = InvokeAsync(StateHasChanged);

    public void Dispose()
    {
        Card.Changed -= Redraw;
        if (Form is not null) Form.Changed -= Redraw;
        GC.SuppressFinalize(this);
    }
}

using System.Text.Json;

namespace Kpi.Sandbox.Page.Cards.Inputs;

sealed record Choice(string Value, string Text);

/// <summary>What a select offers: its own options, or for people without any the members of the chat (cards.md §7).</summary>
static class Choices
{
    public static IReadOnlyList<Choice> Of(JsonElement select, CardContext card)
    {
        var options = select.List("options");
        if (!select.Tag().Contains("person", StringComparison.Ordinal))
            return [.. options.Select(o => new Choice(o.Str("value") ?? "", o.Words("text")))];
        return options.Count > 0
            ? [.. options.Select(o => o.Str("value") ?? "").Select(id => new Choice(id, card.NameOf(id)))]
            : [.. card.Members().Select(p => new Choice(p.OpenId, p.Name))];
    }

    /// <summary>The value chosen at the start; <c>initial_index</c> counts from 1, 0 is none.</summary>
    public static string? Initial(JsonElement select, IReadOnlyList<Choice> choices) =>
        select.Str("initial_option") is { } value ? choices.FirstOrDefault(c => c.Value == value || c.Text == value)?.Value
        : select.Whole("initial_index", 0) is var index && index >= 1 && index <= choices.Count ? choices[index - 1].Value
        : null;
}

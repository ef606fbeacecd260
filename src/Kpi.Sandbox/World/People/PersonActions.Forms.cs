using System.Text.Json.Nodes;

namespace Kpi.Sandbox.World;

/// <summary>Forms of cards: filled in on the client, sent as one press.</summary>
public sealed partial class PersonActions
{
    /// <summary>Fills in a form and presses its submit button. Fields that are not named keep what the card shows in them.</summary>
    /// <param name="button">Pointer, name or words of the button; null for the form's only submit button.</param>
    /// <param name="values">By the fields' names, as for <see cref="SelectAsync"/>; null empties a field.</param>
    /// <returns>Without asking the app: a problem, where a required field is empty.</returns>
    public Task<PressResult> SubmitFormAsync(
        string person, string messageId, string form, string? button, IReadOnlyDictionary<string, JsonNode?> values, CancellationToken ct)
    {
        var (me, message, _) = Reach(person, messageId, form);
        var parts = CardPart.Of(message.Card!).Where(p => p.Form == form).ToList();
        var press = parts.FirstOrDefault(p => SubmitsForm(p) && (button is null || Answers(p, button)))
            ?? throw new ArgumentException($"表单「{form}」里没有这个提交按钮", nameof(button));
        if (values.Keys.FirstOrDefault(k => !parts.Exists(p => p.Name == k)) is { } unknown)
            throw new ArgumentException($"表单「{form}」里没有「{unknown}」", nameof(values));

        var fields = parts.Where(p => p.Tag != "button" && p.Name is not null).Select(part => (Part: part, Given: values.TryGetValue(part.Name!, out var typed)
            ? FieldInput.Of(world, message, part, typed)
            : FieldInput.Initial(world, message, part))).ToList();
        if (fields.Exists(f => f.Given is null && f.Part.Required)) return Task.FromResult(PressResult.Refused("有必填项未填写"));
        var filled = new JsonObject();
        foreach (var (part, given) in fields)
            if (given is not null || unconfirmed.UnfilledFormFieldsPresent) filled[part.Name!] = given?.DeepClone() ?? "";
        return DoAsync(me, message, press, new() { ["form_value"] = filled }, ct);
    }

    static bool SubmitsForm(CardPart part) =>
        part.Tag == "button" && ((string?)part.Json["form_action_type"] == "submit" || (string?)part.Json["action_type"] == "form_submit");

    static bool Answers(CardPart part, string target) =>
        part.Pointer == target || part.ElementId == target || part.Name == target || part.Label == target;
}
